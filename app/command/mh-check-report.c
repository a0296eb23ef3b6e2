/* mh-check-report.c: findings, printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

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

static gboolean
are_alike (const MhFinding *a, const MhFinding *b)
{
  return g_str_equal (a->code, b->code) && g_strcmp0 (a->surface, b->surface) == 0 &&
         (a->waiver != NULL) == (b->waiver != NULL) && a->severity == b->severity;
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

/* What to do, or why nothing need be done; under the last of those that it is the same for. */
static void
print_remedy (MhConsole *console, const MhFinding *finding, const MhFinding *next)
{
  const char *text = finding->waiver != NULL ? finding->waiver : finding->remedy;
  gboolean is_styled = has_colors ();
  g_autofree char *escaped = NULL;
  g_autofree char *line = NULL;

  if (text == NULL ||
      (next != NULL && are_alike (finding, next) &&
       g_strcmp0 (text, finding->waiver != NULL ? next->waiver : next->remedy) == 0))
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

static void
print_more (MhConsole *console, guint n)
{
  g_autofree char *more =
      g_strdup_printf (ngettext ("… and %u more like it", "… and %u more like these", n), n);

  mh_console_print (console, "    %s\n", more);
}

/* How many findings from index on are alike, one after the other. */
static guint
count_alike (GPtrArray *findings, guint index)
{
  guint n = 1;

  while (index + n < findings->len &&
         are_alike (findings->pdata[index], findings->pdata[index + n]))
    n++;
  return n;
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

  mh_console_print (console, "%s\n", shown);
  for (guint i = 0; i < findings->len;)
    {
      const MhFinding *finding = findings->pdata[i];
      const MhFinding *before = i > 0 ? findings->pdata[i - 1] : NULL;
      guint n_alike = count_alike (findings, i);
      guint n_told = n_alike > MOST_ALIKE + 1 ? MOST_ALIKE : n_alike;

      if (before == NULL || g_strcmp0 (before->surface, finding->surface) != 0)
        print_group_head (console, finding);
      for (guint j = 0; j < n_told; j++)
        {
          print_finding (console, findings->pdata[i + j]);
          if (j + 1 < n_told)
            print_remedy (console, findings->pdata[i + j], findings->pdata[i + j + 1]);
        }
      if (n_told < n_alike)
        print_more (console, n_alike - n_told);
      print_remedy (console, findings->pdata[i + n_told - 1], NULL);
      i += n_alike;
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
