/* test-remedies.c: a change that is offered mends what it is offered for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/mh-check.h"
#include "export/mh-export.h"
#include "lib/mh-test-json.h"
#include "team/mh-patch.h"

#define N_DESIGNS 8

static const char *const names[] = { "Ann Lee", "Bob May", "Céline Dupré", "Anna Lee", "Bo" };
static const char *const handles[] = { "@AnnLee", "@bob-may", "@same", "@SAME",
                                       "@much_too_long_for_x" };
static const char *const signatures[] = { "AL", "BM", "al", "CD", "AL" };
static const char *const colors[] = { "#ffffff", "#777777", "#202020",
                                      "#cc8844", "#3355aa", "#eeeeaa" };

static const char *
pick (GRand *random, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (random, 0, (int) n)];
}

/* A team with some of everything that can be wrong. */
static MhDocument *
make_document (GRand *random)
{
  g_autoptr (GString) members = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (random, 1, 5);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (members, "%s{'name':'%s','expertise':'Timetables and delays'",
                              i > 0 ? "," : "", names[(guint) g_rand_int_range (random, 0, 5)]);
      if (g_rand_boolean (random))
        g_string_append_printf (members, ",'handle':'%s'", pick (random, handles, 5));
      if (g_rand_boolean (random))
        g_string_append_printf (members, ",'signature':'%s'", pick (random, signatures, 5));
      g_string_append (members, "}");
    }
  text = g_strdup_printf (
      "{'masthead':1,'account':{'organisation':'NW','handle_pattern':'{first}{l}At{org}'},'members'"
      ":["
      "%s],"
      "'theme':{'design':{'panel':{'radius':0.02}},'locked':['/panel/radius'%s]},"
      "'design':{'panel':{'color':'%s','opacity':%d.%d%s},'type':{'family':'%s'},"
      "'background':{'gradient':{'angle':%d,'stops':[[0,'%s'],[0.5,'%s'],[1,'%s']]}},"
      "'colors':{'text':'%s','muted':'%s','accent':'%s'}},"
      "'targets':[{'surface':'x-header','design':{'panel':{'size':0.%d}}},"
      "{'surface':'web-sidebar','file':'a.png'}],"
      "'surfaces':{'web-sidebar':{'formats':['jpeg']}}}",
      members->str, g_rand_boolean (random) ? ",'/panel/opacity'" : "", pick (random, colors, 6), 0,
      g_rand_int_range (random, 1, 10), g_rand_boolean (random) ? ",'radius':0.1" : "",
      g_rand_boolean (random) ? "Inter" : "No Such Font", g_rand_int_range (random, 0, 180),
      pick (random, colors, 6), pick (random, colors, 6), pick (random, colors, 6),
      pick (random, colors, 6), pick (random, colors, 6), pick (random, colors, 6),
      g_rand_int_range (random, 1, 9));
  return mh_test_document (text, "/");
}

static GPtrArray *
check (MhDocument *document, MhFonts *fonts, MhCheckDepth depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, &error);
  MhChecker checker = {
    .date = { 2026, 11, 22 }, .fonts = fonts, .depth = depth, .is_whole = TRUE
  };
  g_autoptr (GPtrArray) jobs = mh_export_list_jobs (document, surfaces, NULL, "t", &error);
  GPtrArray *findings = NULL;

  g_assert_no_error (error);
  findings = mh_export_check (&checker, document, jobs, &error);
  g_assert_no_error (error);
  return findings;
}

/* By what a reader takes for the same; not by what the check itself goes by. */
static gboolean
holds (GPtrArray *findings, const MhFinding *wanted)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->code, wanted->code) && finding->member == wanted->member &&
          g_strcmp0 (finding->surface, wanted->surface) == 0 &&
          g_strcmp0 (finding->role, wanted->role) == 0 &&
          g_strcmp0 (finding->pointer, wanted->pointer) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What is found after a patch; many findings have the same. (transfer none). */
static GPtrArray *
check_after (
    GHashTable *known, MhDocument *document, MhFonts *fonts, JsonNode *patch, const char *text)
{
  GPtrArray *after = g_hash_table_lookup (known, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) changed = NULL;

  if (after != NULL)
    return after;
  changed = mh_patch_apply (document, patch, &error);
  g_assert_no_error (error);
  after = check (changed, fonts, MH_CHECK_FINDINGS);
  g_hash_table_insert (known, g_strdup (text), after);
  return after;
}

static void
assert_mends (GPtrArray *before, GPtrArray *after, const MhFinding *finding, const char *text)
{
  if (holds (after, finding))
    g_error ("%s (%s) is still there after %s", finding->code, finding->message, text);
  for (guint i = 0; i < after->len; i++)
    {
      const MhFinding *found = after->pdata[i];

      if (found->severity == MH_SEVERITY_ERROR && !holds (before, found))
        g_error ("%s (%s) is new after %s for %s", found->code, found->message, text,
                 finding->code);
    }
}

static void
test_mend (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (GHashTable) mended = g_hash_table_new (g_str_hash, g_str_equal);
  static const char *const codes[] = { "contrast-low",      "text-small",   "handle-invalid",
                                       "signature-missing", "theme-locked", "format-unsupported" };

  for (guint i = 0; i < N_DESIGNS; i++)
    {
      g_autoptr (MhDocument) document = make_document (random);
      g_autoptr (GPtrArray) findings = check (document, fonts, MH_CHECK_PATCHES);
      g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify) g_ptr_array_unref);

      for (guint j = 0; j < findings->len; j++)
        {
          const MhFinding *finding = findings->pdata[j];
          g_autofree char *text = NULL;

          if (finding->patch == NULL)
            continue;
          text = mh_test_json_text (finding->patch);
          g_hash_table_add (mended, (gpointer) g_intern_string (finding->code));
          assert_mends (findings, check_after (known, document, fonts, finding->patch, text),
                        finding, text);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (!g_hash_table_contains (mended, codes[i]))
      g_error ("no change was offered for %s in any design", codes[i]);
}

/* The figure of an opacity is the least that passes. */
static void
test_least_opacity (void)
{
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'NW'},'members':[{'name':'Ann "
      "Lee','expertise':'Tea',"
      "'handle':'@AnnLee','signature':'AL'}],'design':{'panel':{'color':'#000000','opacity':0.2},"
      "'people':{'photo_shape':'none'},"
      "'background':{'color':'#ffffff'},'colors':{'text':'#fff','muted':'#fff','accent':'#fff'}},"
      "'targets':[{'surface':'x-header'}]}",
      "/");
  g_autoptr (GPtrArray) findings = check (document, fonts, MH_CHECK_PATCHES);
  const MhFinding *weak = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((MhFinding *) findings->pdata[i])->code, "contrast-low"))
      weak = findings->pdata[i];
  g_assert_nonnull (weak);
  g_assert_nonnull (weak->patch);
  text = mh_test_json_text (weak->patch);
  /* Grey 118 of 255 is the lightest that white stands out from; 1 − 118 ÷ 255 = 0.537. */
  g_assert_nonnull (strstr (text, "'/targets/0/design'"));
  g_assert_nonnull (strstr (text, "'opacity': 0.54"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remedies/least-opacity", test_least_opacity);
  g_test_add_func ("/remedies/mend", test_mend);
  return g_test_run ();
}
