/* mh-check-report.c: findings, printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-report.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "check/mh-check-groups.h"

/* As many of one kind are told in full. */
#define MOST_ALIKE 3

#define STYLE_NONE    ""
#define STYLE_HEAD    "\033[1m"
#define STYLE_ERROR   "\033[1;31m"
#define STYLE_WARNING "\033[1;33m"
#define STYLE_NOTE    "\033[1;34m"
#define STYLE_WAIVED  "\033[2m"
#define STYLE_REMEDY  "\033[2m"
#define STYLE_END     "\033[0m"

/* Where somebody looks at it, and did not ask for none (no-color.org). */
static gboolean
has_colors (void)
{
  const char *unwanted = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0 &&
         (unwanted == NULL || unwanted[0] == '\0');
}

static const char *
get_label (const MhFinding *finding, const char **style)
{
  if (finding->waiver != NULL)
    {
      *style = STYLE_WAIVED;
      /* Translators: in front of a finding that the makers accept. */
      return _ ("waived");
    }
  switch (finding->severity)
    {
    case MH_SEVERITY_ERROR:
      *style = STYLE_ERROR;
      /* Translators: in front of a finding. */
      return _ ("error");
    case MH_SEVERITY_WARNING:
      *style = STYLE_WARNING;
      /* Translators: in front of a finding. */
      return _ ("warning");
    case MH_SEVERITY_NOTE:
    default:
      *style = STYLE_NOTE;
      /* Translators: in front of a finding. */
      return _ ("note");
    }
}

static void
print_finding (MhConsole *console, const MhFinding *finding)
{
  const char *style = NULL;
  const char *label = get_label (finding, &style);
  gboolean is_styled = has_colors ();
  g_autofree char *message = mh_console_escape (finding->message);

  mh_console_print (console, "    %s%s%s [%s] %s\n", is_styled ? style : STYLE_NONE, label,
                    is_styled ? STYLE_END : STYLE_NONE, finding->code, message);
}

/* What to do, or why nothing need be done. */
static void
print_remedy (MhConsole *console, const MhFinding *finding)
{
  const char *text = finding->waiver != NULL ? finding->waiver : finding->remedy;
  gboolean is_styled = has_colors ();
  g_autofree char *escaped = NULL;
  g_autofree char *line = NULL;

  if (text == NULL)
    return;
  escaped = mh_console_escape (text);
  if (finding->waiver != NULL)
    /* Translators: why somebody accepts a problem. */
    line = g_strdup_printf (_ ("Accepted: %s"), escaped);
  mh_console_print (console, "      %s%s%s\n", is_styled ? STYLE_REMEDY : STYLE_NONE,
                    line != NULL ? line : escaped, is_styled ? STYLE_END : STYLE_NONE);
}

static void
print_group_head (MhConsole *console, const MhFinding *finding)
{
  gboolean is_styled = has_colors ();
  g_autofree char *name = NULL;

  if (finding->surface != NULL)
    name = mh_console_escape (finding->surface);
  else
    /* Translators: over what concerns all pictures. */
    name = g_strdup (_ ("all pictures"));
  mh_console_print (console, "  %s%s%s\n", is_styled ? STYLE_HEAD : STYLE_NONE, name,
                    is_styled ? STYLE_END : STYLE_NONE);
}

/* Of so many that are alike; one more than the most is told rather than counted. */
static guint
count_told (GPtrArray *group)
{
  return group->len > MOST_ALIKE + 1 ? MOST_ALIKE : group->len;
}

static void
print_more (MhConsole *console, guint n)
{
  g_autofree char *more =
      g_strdup_printf (ngettext ("… and %u more like it", "… and %u more like these", n), n);

  mh_console_print (console, "    %s\n", more);
}

/* The first of those that are alike; what to do about all of them stands under the last. */
static void
print_group (MhConsole *console, GPtrArray *group)
{
  gboolean is_shared = mh_check_get_group_remedy (group) != NULL;
  guint n_told = count_told (group);

  for (guint i = 0; i < n_told; i++)
    {
      print_finding (console, group->pdata[i]);
      if (!is_shared)
        print_remedy (console, group->pdata[i]);
    }
  if (n_told < group->len)
    print_more (console, group->len - n_told);
  if (is_shared)
    print_remedy (console, group->pdata[0]);
}

/**
 * mh_check_report_print:
 * @file: the team file
 * @findings: (element-type MhFinding): sorted by surface, worst first
 *
 * Prints findings for people; of many that are alike the first ones.
 */
void
mh_check_report_print (MhConsole *console, const char *file, GPtrArray *findings)
{
  g_autofree char *shown = mh_console_escape (file);
  g_autoptr (GPtrArray) groups = mh_check_group (findings);
  const MhFinding *before = NULL;

  mh_console_print (console, "%s\n", shown);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = groups->pdata[i];
      const MhFinding *first = group->pdata[0];

      if (before == NULL || g_strcmp0 (before->surface, first->surface) != 0)
        print_group_head (console, first);
      print_group (console, group);
      before = first;
    }
}

/**
 * mh_check_report_tell:
 * @file: the team file
 * @findings: (element-type MhFinding): of one picture, or sorted by surface
 *
 * Prints findings as messages, a line each; of many that are alike the first ones.
 */
void
mh_check_report_tell (MhConsole *console, const char *file, GPtrArray *findings)
{
  g_autoptr (GPtrArray) groups = mh_check_group (findings);

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = groups->pdata[i];
      guint n_told = count_told (group);
      guint n_more = group->len - n_told;

      for (guint k = 0; k < n_told; k++)
        mh_console_finding (console, file, group->pdata[k]);
      if (n_more > 0)
        mh_console_message (console, file, ((const MhFinding *) group->pdata[0])->surface,
                            ngettext ("… and %u more like it; “--json” lists all",
                                      "… and %u more like these; “--json” lists all", n_more),
                            n_more);
    }
}

/**
 * mh_check_report_print_totals:
 * @totals: of all files
 *
 * Prints the last line.
 */
void
mh_check_report_print_totals (MhConsole *console, const MhCheckTotals *totals)
{
  g_autofree char *errors =
      g_strdup_printf (ngettext ("%u error", "%u errors", totals->n_errors), totals->n_errors);
  g_autofree char *warnings =
      g_strdup_printf (ngettext ("%u warning", "%u warnings", totals->n_warnings),
                       totals->n_warnings);
  g_autofree char *notes =
      g_strdup_printf (ngettext ("%u note", "%u notes", totals->n_notes), totals->n_notes);

  if (totals->n_waived > 0)
    {
      g_autofree char *waived =
          g_strdup_printf (ngettext ("%u waived", "%u waived", totals->n_waived), totals->n_waived);

      mh_console_print (console, "%s, %s, %s, %s\n", errors, warnings, notes, waived);
    }
  else
    mh_console_print (console, "%s, %s, %s\n", errors, warnings, notes);
}

/**
 * mh_check_report_count:
 * @totals: what to add to
 * @findings: (element-type MhFinding): of one file
 */
void
mh_check_report_count (MhCheckTotals *totals, GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];

      if (finding->waiver != NULL)
        totals->n_waived++;
      else if (finding->severity == MH_SEVERITY_ERROR)
        totals->n_errors++;
      else if (finding->severity == MH_SEVERITY_WARNING)
        totals->n_warnings++;
      else
        totals->n_notes++;
    }
}

/**
 * mh_check_report_add_json:
 * @array: what to add to
 * @file: the team file
 * @findings: (element-type MhFinding): of this file
 */
void
mh_check_report_add_json (JsonArray *array, const char *file, GPtrArray *findings)
{
  g_autofree char *valid = g_utf8_make_valid (file, -1);

  for (guint i = 0; i < findings->len; i++)
    {
      JsonNode *node = mh_finding_to_json (findings->pdata[i]);

      json_object_set_string_member (json_node_get_object (node), "file", valid);
      json_array_add_element (array, node);
    }
}
