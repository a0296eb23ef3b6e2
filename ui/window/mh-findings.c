/* mh-findings.c: what is wrong with a picture, in few words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-findings.h"

#include <glib/gi18n.h>

/* Findings of one kind are counted together; in the order in which they are told. */
typedef enum
{
  KIND_PERSON,
  KIND_PHOTO,
  KIND_PICTURE,
  KIND_UNREADABLE,
  KIND_SHORTENED,
  KIND_FONT,
  KIND_GLYPH,
  N_KINDS, /* speaks for itself */
} Kind;

static const struct
{
  const char *code;
  gboolean of_member; /* only about a person */
} kinds[N_KINDS] = {
  [KIND_PERSON] = { "does-not-fit", TRUE }, [KIND_PHOTO] = { "photo-missing", TRUE },
  [KIND_PICTURE] = { "photo-missing" },     [KIND_UNREADABLE] = { "picture-unreadable" },
  [KIND_SHORTENED] = { "text-shortened" },  [KIND_FONT] = { "font-missing" },
  [KIND_GLYPH] = { "glyph-missing" },
};

static Kind
find_kind (const MhFinding *finding)
{
  Kind kind = 0;

  while (kind < N_KINDS && (!g_str_equal (kinds[kind].code, finding->code) ||
                            (kinds[kind].of_member && finding->member < 0)))
    kind++;
  return kind;
}

static char *
tell_count (Kind kind, guint n)
{
  switch (kind)
    {
    case KIND_PERSON:
      return g_strdup_printf (ngettext ("%u person does not fit", "%u people do not fit", n), n);

    case KIND_PHOTO:
      return g_strdup_printf (ngettext ("%u photo is missing", "%u photos are missing", n), n);

    case KIND_PICTURE:
      return g_strdup_printf (ngettext ("%u picture is missing", "%u pictures are missing", n), n);

    case KIND_UNREADABLE:
      return g_strdup_printf (ngettext ("%u picture cannot be read", "%u pictures cannot be read",
                                        n),
                              n);

    case KIND_SHORTENED:
      return g_strdup_printf (ngettext ("%u text is cut", "%u texts are cut", n), n);

    case KIND_FONT:
      return g_strdup_printf (ngettext ("%u typeface is missing", "%u typefaces are missing", n),
                              n);

    case KIND_GLYPH:
      return g_strdup_printf (ngettext ("%u text lacks letters", "%u texts lack letters", n), n);

    case N_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * mh_findings_count:
 * @findings: (element-type MhFinding): what was found
 *
 * Returns: how many are more than notes
 */
guint
mh_findings_count (GPtrArray *findings)
{
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    if (((const MhFinding *) findings->pdata[i])->severity != MH_SEVERITY_NOTE)
      count++;
  return count;
}

/**
 * mh_findings_sum_up:
 * @findings: (element-type MhFinding): what was found
 *
 * Returns: (transfer full) (nullable): such as “5 people do not fit, 1 photo is missing”; %NULL
 * when nothing is wrong
 */
char *
mh_findings_sum_up (GPtrArray *findings)
{
  guint counts[N_KINDS] = { 0 };
  GString *sum = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];
      Kind kind = find_kind (finding);

      if (finding->severity == MH_SEVERITY_NOTE)
        continue;
      if (kind < N_KINDS)
        counts[kind]++;
      else
        g_string_append_printf (sum, "%s%s", sum->len > 0 ? ", " : "", finding->message);
    }
  for (guint i = N_KINDS; i-- > 0;)
    if (counts[i] > 0)
      {
        g_autofree char *part = tell_count (i, counts[i]);

        g_string_prepend (sum, sum->len > 0 ? ", " : "");
        g_string_prepend (sum, part);
      }
  return g_string_free (sum, sum->len == 0);
}
