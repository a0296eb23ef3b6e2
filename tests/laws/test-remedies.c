/* test-remedies.c: a change that is offered mends what it is offered for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/mh-check.h"
#include "export/mh-export.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"
#include "team/mh-patch.h"

#define N_DESIGNS 24

/* What a test writes files into, and what reads them. */
typedef struct
{
  char *folder;
  MhFonts *fonts;
  MhPictureStore *pictures;
} Fixture;

static const char *const names[] = { "Ann Lee", "Bob May", "Céline Dupré", "Anna Lee", "Bo" };
static const char *const handles[] = { "@AnnLee", "@bob-may", "@same", "@SAME",
                                       "@much_too_long_for_x" };
static const char *const signatures[] = { "AL", "BM", "al", "CD", "AL" };
static const char *const colors[] = { "#ffffff", "#777777", "#202020",
                                      "#cc8844", "#3355aa", "#eeeeaa" };
static const char *const photos[] = { "'none.png'", "'text.png'", "'small.png'",
                                      "{'file':'large.png','zoom':9}", "'large.png'" };
static const char *const grounds[] = {
  "'gradient':{'angle':30,'stops':[[0,'#ffffff'],[0.5,'#777777'],[1,'#202020']]}",
  "'gradient':{'angle':120,'stops':[[0,'#3355aa'],[1,'#cc8844']]}",
  "'picture':{'file':'noise.png'}",
  "'picture':{'file':'small.png'}",
  "'picture':{'file':'none.png'}",
  "'color':'#eeeeaa'"
};

static const char *
pick (GRand *random, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (random, 0, (int) n)];
}

#define PICK(random, texts) pick (random, texts, G_N_ELEMENTS (texts))

static void
add_member (GString *members, GRand *random, gboolean has_expertise)
{
  g_string_append_printf (members, "%s{'name':'%s'", members->len > 0 ? "," : "",
                          PICK (random, names));
  if (has_expertise)
    g_string_append (members, ",'expertise':'Timetables and delays'");
  if (g_rand_boolean (random))
    g_string_append_printf (members, ",'handle':'%s'", PICK (random, handles));
  if (g_rand_boolean (random))
    g_string_append_printf (members, ",'signature':'%s'", PICK (random, signatures));
  if (g_rand_boolean (random))
    g_string_append_printf (members, ",'photo':%s", PICK (random, photos));
  g_string_append (members, "}");
}

/* A team with some of everything that can be wrong, on small surfaces that are painted fast. */
static MhDocument *
make_document (GRand *random, const char *folder)
{
  g_autoptr (GString) members = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (random, 1, 5);
  gboolean has_expertise = g_rand_int_range (random, 0, 4) > 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    add_member (members, random, has_expertise);
  text = g_strdup_printf (
      "{'masthead':1,'account':{'organisation':'NW','handle_pattern':'{first}{l}At{org}',"
      "'handle':'%s'},"
      "'members':[%s],"
      "'theme':{'design':{'panel':{'radius':0.02}},'locked':['/panel/radius'%s]},"
      "'design':{'layout':'%s','panel':{'color':'%s','opacity':0.%d%s},'type':{'family':'%s'},"
      "'background':{%s},'colors':{'text':'%s','muted':'%s','accent':'%s'}},"
      "'waivers':[{'code':'font-missing','surface':'x-header','reason':'so be it'},"
      "{'code':'member-duplicate','member':77,'reason':'nobody'}],"
      "'targets':[{'surface':'x-header','max_bytes':%d,'scale':%d,'design':{'panel':{'size':0.%d}}}"
      ",{'surface':'web-sidebar','file':'a.png','max_bytes':%d}],"
      "'surfaces':{'web-sidebar':{'width':240,'height':400,'formats':[%s'jpeg']},"
      "'x-header':{'width':600,'height':200}}}",
      PICK (random, handles), members->str, g_rand_boolean (random) ? ",'/panel/opacity'" : "",
      g_rand_boolean (random) ? "auto" : "sidebar", PICK (random, colors),
      g_rand_int_range (random, 1, 10), g_rand_boolean (random) ? ",'radius':0.1" : "",
      g_rand_boolean (random) ? "Inter" : "No Such Font", PICK (random, grounds),
      PICK (random, colors), PICK (random, colors), PICK (random, colors),
      g_rand_boolean (random) ? 12000 : 900000, g_rand_int_range (random, 1, 3),
      g_rand_int_range (random, 1, 9), g_rand_boolean (random) ? 30000 : 900000,
      g_rand_boolean (random) ? "'png'," : "");
  return mh_test_document (text, folder);
}

static GPtrArray *
check (MhDocument *document, const Fixture *fixture, MhCheckDepth depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, &error);
  MhChecker checker = { .date = { 2026, 11, 22 },
                        .fonts = fixture->fonts,
                        .pictures = fixture->pictures,
                        .depth = depth,
                        .is_whole = TRUE };
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

      /* Whose text is the smallest is told, not whose else is too small. */
      gboolean is_of_role = g_str_equal (finding->code, "text-small");

      if (g_str_equal (finding->code, wanted->code) &&
          g_strcmp0 (finding->surface, wanted->surface) == 0 &&
          g_strcmp0 (finding->role, wanted->role) == 0 &&
          (is_of_role || (finding->member == wanted->member &&
                          g_strcmp0 (finding->pointer, wanted->pointer) == 0)))
        return TRUE;
    }
  return FALSE;
}

/* What is found after a patch; many findings have the same. (transfer none). */
static GPtrArray *
check_after (GHashTable *known,
             MhDocument *document,
             const Fixture *fixture,
             JsonNode *patch,
             const char *text)
{
  GPtrArray *after = g_hash_table_lookup (known, text);
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) changed = NULL;

  if (after != NULL)
    return after;
  changed = mh_patch_apply (document, patch, &error);
  g_assert_no_error (error);
  after = check (changed, fixture, MH_CHECK_FINDINGS);
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

      if (found->severity >= finding->severity && !holds (before, found))
        g_error ("%s (%s) is new after %s for %s", found->code, found->message, text,
                 finding->code);
    }
}

/* Holds all changes that are offered for a document to what they promise. */
static void
mend (MhDocument *document, const Fixture *fixture, GHashTable *mended)
{
  g_autoptr (GPtrArray) findings = check (document, fixture, MH_CHECK_PATCHES);
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint j = 0; j < findings->len; j++)
    {
      const MhFinding *finding = findings->pdata[j];
      g_autofree char *text = NULL;

      if (finding->patch == NULL)
        continue;
      text = mh_test_json_text (finding->patch);
      g_hash_table_add (mended, (gpointer) g_intern_string (finding->code));
      assert_mends (findings, check_after (known, document, fixture, finding->patch, text), finding,
                    text);
    }
}

static void
test_mend (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GHashTable) mended = g_hash_table_new (g_str_hash, g_str_equal);
  static const char *const codes[] = {
    "contrast-low",      "text-small",   "handle-invalid",     "handle-duplicate",
    "signature-missing", "theme-locked", "format-unsupported", "signature-duplicate",
    "photo-missing",     "photo-small",  "picture-unreadable", "expertise-missing",
    "over-byte-limit",   "font-missing", "waiver-unused",      "member-duplicate",
  };

  for (guint i = 0; i < N_DESIGNS; i++)
    {
      g_autoptr (MhDocument) document = make_document (random, fixture->folder);

      mend (document, fixture, mended);
    }
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (!g_hash_table_contains (mended, codes[i]))
      g_error ("no change was offered for %s in any design", codes[i]);
}

/* The figure of an opacity is the least that passes. */
static void
test_least_opacity (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'NW'},'members':[{'name':'Ann "
      "Lee','expertise':'Tea',"
      "'handle':'@AnnLee','signature':'AL'}],'design':{'panel':{'color':'#000000','opacity':0.2},"
      "'people':{'photo_shape':'none'},"
      "'background':{'color':'#ffffff'},'colors':{'text':'#fff','muted':'#fff','accent':'#fff'}},"
      "'targets':[{'surface':'x-header'}]}",
      "/");
  g_autoptr (GPtrArray) findings = check (document, fixture, MH_CHECK_PATCHES);
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

/* A surface without a target gets one, so that the others stay as they are. */
static void
test_new_target (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const surface_ids[] = { "x-header", "web-sidebar", NULL };
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'NW'},'members':[{'name':'Ann Lee'}],"
      "'design':{'people':{'photo_shape':'none'},'background':{'color':'#ffffff'},"
      "'panel':{'color':'#000000','opacity':0.2},"
      "'colors':{'text':'#fff','muted':'#fff','accent':'#fff'}},"
      "'targets':[{'surface':'x-header','design':{'panel':{'opacity':1}}}]}",
      "/");
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, NULL);
  MhChecker checker = { .date = { 2026, 11, 22 },
                        .fonts = fixture->fonts,
                        .depth = MH_CHECK_PATCHES };
  g_autoptr (GPtrArray) jobs = mh_export_list_jobs (document, surfaces, surface_ids, "t", NULL);
  g_autoptr (GPtrArray) findings = mh_export_check (&checker, document, jobs, NULL);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];
      g_autofree char *text = NULL;

      if (!g_str_equal (finding->code, "contrast-low"))
        continue;
      g_assert_cmpstr (finding->surface, ==, "web-sidebar");
      g_assert_nonnull (finding->patch);
      text = mh_test_json_text (finding->patch);
      g_assert_nonnull (strstr (text, "'path': '/targets/-'"));
      g_assert_null (strstr (text, "'/design"));
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

/* side_px wide and high, in noise or in one colour. */
static void
write_picture (const Fixture *fixture, const char *name, int side_px, GRand *noise)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side_px, side_px);
  guint32 *pixels = (guint32 *) cairo_image_surface_get_data (surface);

  for (int i = 0; noise != NULL && i < side_px * side_px; i++)
    pixels[i] = g_rand_int (noise) & 0xffffff;
  cairo_surface_mark_dirty (surface);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GRand) noise = g_rand_new_with_seed (1);
  g_autofree char *text = NULL;

  fixture->folder = mh_test_folder_new ();
  fixture->fonts = mh_fonts_new ();
  fixture->pictures = mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);
  text = g_build_filename (fixture->folder, "text.png", NULL);
  g_assert_true (g_file_set_contents (text, "no picture", -1, NULL));
  write_picture (fixture, "small.png", 8, NULL);
  write_picture (fixture, "large.png", 200, NULL);
  write_picture (fixture, "noise.png", 600, noise);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_pointer (&fixture->pictures, mh_picture_store_unref);
  g_clear_pointer (&fixture->fonts, mh_fonts_unref);
  mh_test_folder_remove (fixture->folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/remedies/least-opacity", Fixture, NULL, set_up, test_least_opacity, tear_down);
  g_test_add ("/remedies/new-target", Fixture, NULL, set_up, test_new_target, tear_down);
  g_test_add ("/remedies/mend", Fixture, NULL, set_up, test_mend, tear_down);
  return g_test_run ();
}
