/* test-check.c: pairs of cases in which a finding must and must not be made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check/mh-check-private.h"

#include <math.h>

#include "encode/mh-encode.h"
#include "export/mh-export.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-json.h"
#include "paint/mh-paint.h"

#define ANN "'name':'Ann Lee','expertise':'Tea','handle':'@AnnLee','signature':'AL'"
#define BOB "'name':'Bob May','expertise':'Milk','handle':'@BobMay','signature':'BM'"
#define BIO                                                                                        \
  "Knows tea, where it grows, who picks it, how it comes to us by sail, rail and mail, and all "   \
  "about the pots it is made in. "
#define ONE "[{" ANN "}]"
#define TWO "[{" ANN "},{" BOB "}]"
#define PLAIN                                                                                      \
  "'panel':{'color':'#000000','opacity':1},'colors':{'text':'#ffffff','muted':'#ffffff',"          \
  "'accent':'#ffffff'}"
#define SIDE "web-sidebar"

/* A made team, and how often a code is found. */
typedef struct
{
  const char *code;
  MhSeverity severity;
  int n; /* -1 for any number but none */
  const char *surface;
  const char *members;
  const char *design; /* members of the design */
  const char *rest;   /* more members of the file, with a comma before */
  const char *why;
} Row;

#define E MH_SEVERITY_ERROR
#define W MH_SEVERITY_WARNING
#define N MH_SEVERITY_NOTE

static const Row rows[] = {
  { "contrast-low", E, -1, "x-header", ONE,
    "'panel':{'color':'#ffffff','opacity':1},'colors':{'text':"
    "'#777777','muted':'#000','accent':'#000'},'people':{'photo_shape':'none'}",
    "", "#777777 on white is 4.48" },
  { "contrast-low", E, 0, "x-header", ONE,
    "'panel':{'color':'#ffffff','opacity':1},'colors':{'text':"
    "'#767676','muted':'#000','accent':'#000'},'people':{'photo_shape':'none'}",
    "", "#767676 on white is 4.54" },
  { "contrast-low", E, -1, SIDE, ONE,
    "'panel':{'color':'#000000','opacity':0.3},'background':{"
    "'color':'#ffffff'},'colors':{'text':'#ffffff','muted':'#ffffff','accent':'#ffffff'}",
    "", "what shines through the panel counts, not its own colour" },
  { "contrast-low", E, 0, SIDE, ONE,
    "'panel':{'color':'#000000','opacity':0.3},'background':{"
    "'color':'#000000'},'colors':{'text':'#ffffff','muted':'#ffffff','accent':'#ffffff'}",
    "", "the same panel on another ground" },
  { "contrast-low", E, -1, SIDE, ONE,
    "'panel':{'opacity':0},'background':{'gradient':{'angle':90,"
    "'stops':[[0,'#000'],[0.3,'#000'],[0.3,'#fff'],[1,'#fff']]}},'colors':{'text':'#fff','muted':"
    "'#fff','accent':'#fff'}",
    "", "a part of each text alone is on white" },
  { "contrast-low", E, 0, SIDE, ONE,
    "'panel':{'opacity':0},'background':{'gradient':{'angle':90,"
    "'stops':[[0,'#000'],[0.99,'#000'],[0.99,'#fff'],[1,'#fff']]}},'colors':{'text':'#fff','muted':"
    "'#fff','accent':'#fff'}",
    "", "white where no text is" },
  { "contrast-low", E, -1, SIDE, ONE,
    "'panel':{'color':'#000000','opacity':1},'colors':{'text':"
    "'#ffffff30','muted':'#fff','accent':'#fff'}",
    "", "a text that is hardly there" },
  { "contrast-low", E, 0, SIDE, ONE,
    "'layout':'sidebar','panel':{'color':'#ffffff','opacity':1},'colors':{'text':"
    "'#888888','muted':'#000','accent':'#000'},'people':{'fields':['name'],'photo_shape':'none'},"
    "'notice':{'text':''}",
    "", "large where it is seen" },
  { "contrast-low", E, 0, SIDE, "[{'name':'🦊','handle':'@a','signature':'🦊'}]",
    "'panel':{'color':'#ffffff','opacity':1},'colors':{'text':'#000','muted':'#000',"
    "'accent':'#000'}",
    "", "an emoji has colours of its own, on its pill and on its disc" },
  { "contrast-low", E, -1, SIDE, "[{'name':'🦊 Ann','handle':'@a','signature':'🦊'}]",
    "'panel':{'color':'#ffffff','opacity':1},'colors':{'text':'#eeeeee','muted':'#000',"
    "'accent':'#000'},'heading':{'text':''},'notice':{'text':''},'people':{'fields':['name']}",
    "", "the letters beside it have not" },
  { "contrast-low", E, 0, SIDE, "[{'name':'🦊🦊','handle':'@a','signature':'🦊'}]",
    "'panel':{'color':'#ffffff','opacity':1},'colors':{'text':'#eeeeee','muted':'#000',"
    "'accent':'#000'},'heading':{'text':''},'notice':{'text':''},'people':{'fields':['name']}",
    "", "where there are none, nothing has the text’s colour" },

  { "nobody-shown", W, 1, "x-header", "[]", PLAIN, "", "an empty team" },
  { "nobody-shown", W, 1, "x-header", "[{'name':'A','end':'2020-01-01'}]", PLAIN, "",
    "the last has left" },
  { "nobody-shown", W, 0, "x-header", ONE, PLAIN, "", "one is there" },
  { "nobody-shown", W, 0, "x-header", "[]", "'layout':'notice'", "", "nobody is wanted" },

  { "text-small", W, -1, "x-header", TWO, "'type':{'min_phone_px':99}", "", "nothing is so large" },
  { "text-small", W, 0, "x-header", TWO, "'type':{'min_phone_px':1}", "", "all is" },
  { "text-small", W, 0, "twitter-2009", TWO, "'type':{'min_phone_px':99}", "",
    "phones do not show it" },

  { "unsafe-area", W, 0, "x-header", ONE, PLAIN, "", "the layout keeps clear" },

  { "does-not-fit", E, -1, SIDE, TWO, "'layout':'sidebar','panel':{'side':'left','size':0.02}", "",
    "no room at all" },
  { "does-not-fit", E, 0, SIDE, TWO, "'layout':'sidebar'", "", "room" },

  { "text-shortened", W, -1, SIDE,
    "[{'name':'Ann','handle':'@a','signature':'A','expertise':'Timetables of all lines between the "
    "coast and the mountains, delays on each of them, refunds and forms, lost umbrellas, bicycles, "
    "dogs, music on board, and whatever else anybody could ask for on a long day of travelling'}]",
    "'layout':'sidebar'", "", "more words than there is room for" },
  { "text-shortened", W, 0, SIDE, ONE, "'layout':'sidebar'", "", "one word" },

  { "field-dropped", W, 1, SIDE, "[{" ANN ",'bio':'" BIO BIO "'}]",
    "'layout':'sidebar','panel':{'side':'left','size':0.4},"
    "'people':{'fields':['name','bio'],'photo_shape':'none'}",
    "", "more than three lines about somebody" },
  { "field-dropped", W, 0, SIDE, "[{" ANN ",'bio':'Knows tea.'}]",
    "'layout':'sidebar','panel':{'side':'left','size':0.4},"
    "'people':{'fields':['name','bio'],'photo_shape':'none'}",
    "", "one" },

  { "glyph-missing", E, -1, SIDE,
    "[{'name':'A\U000e4321B','expertise':'x','handle':'@a','signature':'A'}]", PLAIN, "",
    "a character that no font has" },
  { "glyph-missing", E, 0, SIDE, ONE, PLAIN, "", "letters" },
  { "font-missing", W, -1, SIDE, ONE, "'type':{'family':'No Such Font'}", "", "not installed" },
  { "font-missing", W, 0, SIDE, ONE, "'type':{'family':'Inter'}", "", "installed" },

  { "photo-missing", E, 1, SIDE, "[{" ANN ",'photo':'none.png'}]", PLAIN, "", "no such file" },
  { "photo-missing", E, 0, SIDE, "[{" ANN ",'photo':'large.png'}]", PLAIN, "", "there it is" },
  { "photo-missing", E, 0, SIDE, "[{" ANN ",'photo':'none.png','consent':'name'}]", PLAIN, "",
    "not drawn" },
  { "picture-unreadable", E, 1, SIDE, "[{" ANN ",'photo':'text.png'}]", PLAIN, "", "no picture" },
  { "picture-unreadable", E, 0, SIDE, "[{" ANN ",'photo':'small.png'}]", PLAIN, "", "a picture" },
  { "photo-small", W, 1, SIDE, "[{" ANN ",'photo':'small.png'}]", PLAIN, "", "8 px for a face" },
  { "photo-small", W, 0, SIDE, "[{" ANN ",'photo':'large.png'}]", PLAIN, "",
    "as large as it is drawn" },
  { "photo-small", W, 1, SIDE, "[{" ANN ",'photo':{'file':'large.png','zoom':20}}]", PLAIN, "",
    "enlarged by its zoom" },
  { "photo-small", W, 0, SIDE, ONE, "'background':{'picture':{'file':'small.png','blur':0.2}}", "",
    "blurred on purpose" },

  { "handle-missing", W, 1, SIDE, "[{'name':'Ann'}]", PLAIN, "", "none" },
  { "handle-missing", W, 0, SIDE, "[{'name':'Ann'}]", "'people':{'fields':['name']}", "",
    "not shown" },
  { "handle-missing", W, 0, "bluesky-banner",
    "[{'name':'A','handles':{'bluesky':'@a.example.com'}}]", PLAIN, "", "the platform’s own" },
  { "handle-missing", W, 1, "x-header", "[{'name':'A','handles':{'bluesky':'@a.example.com'}}]",
    PLAIN, "", "another platform’s" },
  { "handle-missing", W, 0, SIDE, "[{'name':'Ann','shown':false}]", PLAIN, "",
    "a person who is hidden" },
  { "handle-invalid", E, 1, "x-header", "[{'name':'A','handle':'@anna-lee'}]", PLAIN, "",
    "a hyphen on X" },
  { "handle-invalid", E, 0, "linkedin-profile", "[{'name':'A','handle':'@anna-lee'}]", PLAIN, "",
    "and on LinkedIn" },
#define OF_ACCOUNT(members) ",'account':{'organisation':'Nor West'," members "}"
  { "handle-invalid", E, 1, "x-header", ONE, PLAIN, OF_ACCOUNT ("'handle':'@nor west'"),
    "the account’s own, which the heading says" },
  { "handle-invalid", E, 0, "x-header", ONE, PLAIN, OF_ACCOUNT ("'handle':'@nor_west'"),
    "one that X takes" },
  { "handle-invalid", E, 0, "x-header", ONE, PLAIN ",'heading':{'text':'Us'}",
    OF_ACCOUNT ("'handle':'@nor west'"), "no picture says it" },
  { "handle-invalid", E, 1, "x-header", ONE, PLAIN ",'heading':{'text':'Us'}",
    OF_ACCOUNT ("'handle':'@nor','handles':{'bluesky':'@nor'}"), "wrong wherever it stands" },
  { "handle-invalid", E, 0, "bluesky-banner", "[]", PLAIN ",'heading':{'text':'{handle}'}",
    OF_ACCOUNT ("'handle':'@nor','handles':{'bluesky':'nor.example.org','x':'@nor'}"),
    "the platform’s own stands in place of the general one" },
  { "handle-invalid", E, 1, "bluesky-banner", "[]", PLAIN ",'heading':{'text':'{handle}'}",
    OF_ACCOUNT ("'handle':'@nor'"), "right on X, but this is Bluesky" },
  { "handle-duplicate", E, 1, "x-header",
    "[{'name':'A','handle':'@same'},{'name':'B','handle':'SAME'}]", PLAIN, "",
    "capitals and sign do not tell them apart" },
  { "handle-duplicate", E, 0, "x-header",
    "[{'name':'A','handle':'@same'},{'name':'B','handle':'@same','end':'2020-01-01'}]", PLAIN, "",
    "one of them has left" },
  { "handle-off-pattern", N, 1, "x-header", ONE, PLAIN,
    ",'account':{'organisation':'NW','handle_pattern':"
    "'{first}At{org}'}",
    "another way" },
  { "handle-off-pattern", N, 0, "x-header", ONE, PLAIN,
    ",'account':{'organisation':'NW','handle_pattern':"
    "'{first}{last}'}",
    "the organisation’s way" },

  { "signature-missing", N, 1, SIDE, "[{" ANN "},{'name':'B','expertise':'x'}]", PLAIN, "",
    "none" },
  { "signature-missing", N, 0, SIDE, "[{" ANN "},{'name':'B','consent':'none'}]", PLAIN, "",
    "not drawn" },
  { "signature-duplicate", E, 1, SIDE, "[{" ANN "},{'name':'B','signature':'al'}]", PLAIN, "",
    "capitals" },
  { "signature-duplicate", E, 0, SIDE, TWO, PLAIN, "", "two" },
  { "signature-duplicate", E, 0, SIDE,
    "[{" ANN "},{'name':'B','signature':'AL','start':'2027-01-01'}]", PLAIN, "", "not there yet" },
  { "member-duplicate", W, 1, SIDE, "[{" ANN "},{" ANN "}]", PLAIN, "", "twice" },
  { "member-duplicate", W, 0, SIDE, "[{" ANN "},{'name':'Ann Lee','handle':'@other'}]", PLAIN, "",
    "another of the same name" },
  { "expertise-missing", W, 1, SIDE, "[{'name':'A'}]", PLAIN, "", "none" },
  { "expertise-missing", W, 0, SIDE, ONE, PLAIN, "", "there" },
  { "expertise-missing", W, 0, SIDE, "[{'name':'A'}]", "'people':{'fields':['name','handle']}", "",
    "not shown" },

  { "theme-locked", W, 1, SIDE, ONE, "'panel':{'opacity':0.5}",
    ",'theme':{'design':{'panel':{'opacity':1}},"
    "'locked':['/panel/opacity']}",
    "the file changes what is locked" },
  { "theme-locked", W, 0, SIDE, ONE, "'panel':{'opacity':1}",
    ",'theme':{'design':{'panel':{'opacity':1}},"
    "'locked':['/panel/opacity']}",
    "the file says the same" },
  { "unknown-key", N, 1, SIDE, ONE, PLAIN, ",'colour':1", "nobody knows it" },
  { "unknown-key", N, 0, SIDE, ONE, PLAIN, ",'generator':'test'", "known" },
  { "path-outside", N, 1, SIDE, "[{" ANN ",'photo':'../a.png'}]", PLAIN, "", "up" },
  { "path-outside", N, 0, SIDE, "[{" ANN ",'photo':'x/../large.png'}]", PLAIN, "", "around" },

  { "surface-unknown", E, 1, "x-haeder", ONE, PLAIN, "", "a slip of the pen" },
  { "surface-unknown", E, 0, "x-haeder", ONE, PLAIN,
    ",'surfaces':{'x-haeder':{'width':300,'height':100}}", "one of the team’s own" },
  { "surface-stale", N, 1, SIDE, ONE, PLAIN, ",'surfaces':{'web-sidebar':{'checked':'2025-11-21'}}",
    "a year and a day" },
  { "surface-stale", N, 0, SIDE, ONE, PLAIN, ",'surfaces':{'web-sidebar':{'checked':'2025-11-22'}}",
    "a year" },
  { "format-unsupported", E, 1, SIDE, ONE, PLAIN, ",'surfaces':{'web-sidebar':{'formats':['png']}}",
    "no JPEG" },
  { "format-unsupported", E, 0, SIDE, ONE, PLAIN,
    ",'surfaces':{'web-sidebar':{'formats':['jpeg']}}", "JPEG" },
  { "over-byte-limit", E, 1, SIDE, ONE, PLAIN, ",'surfaces':{'web-sidebar':{'max_bytes':500}}",
    "tiny" },
  { "over-byte-limit", E, 0, SIDE, ONE, PLAIN, ",'surfaces':{'web-sidebar':{'max_bytes':500000}}",
    "plenty" },
  { "window-narrow", N, 1, "twitter-2009", ONE, "'layout':'sidebar'", "", "1024 px hide a part" },
  { "window-narrow", N, 0, "x-header", ONE, PLAIN, "", "no page" },
};

static MhDocument *
make_document (const Row *row, const char *folder)
{
  const char *account =
      strstr (row->rest, "'account'") != NULL ? "" : ",'account':{'organisation':'Org'}";
  g_autofree char *text = g_strdup_printf (
      "{'masthead':1%s,'members':%s,'design':{%s},'targets':[{'surface':'%s','file':'a.jpg'}]%s}",
      account, row->members, row->design, row->surface, row->rest);

  return mh_test_document (text, folder);
}

static void
write_picture (const char *folder, const char *name, int side_px)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side_px, side_px);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static char *
make_folder (void)
{
  char *folder = mh_test_folder_new ();
  g_autofree char *text = g_build_filename (folder, "text.png", NULL);

  write_picture (folder, "small.png", 8);
  write_picture (folder, "large.png", 400);
  g_assert_true (g_file_set_contents (text, "no picture", -1, NULL));
  return folder;
}

static GPtrArray *
check (MhDocument *document, MhFonts *fonts, MhPictureStore *pictures, MhCheckDepth depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, &error);
  MhChecker checker = {
    .date = { 2026, 11, 22 },
    .fonts = fonts,
    .pictures = pictures,
    .depth = depth,
    .is_whole = TRUE,
    .surfaces = surfaces,
  };
  g_autoptr (GPtrArray) jobs = NULL;
  GPtrArray *findings = NULL;

  g_assert_no_error (error);
  jobs = mh_export_list_jobs (document, surfaces, NULL, "t", &error);
  g_assert_no_error (error);
  findings = mh_export_check (&checker, document, jobs, &error);
  g_assert_no_error (error);
  return findings;
}

static int
count (GPtrArray *findings, const Row *row)
{
  int n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const MhFinding *finding = findings->pdata[i];

      if (!g_str_equal (finding->code, row->code))
        continue;
      n++;
      g_assert_cmpint (finding->severity, ==, row->severity);
      g_assert_null (finding->waiver);
      g_assert_cmpstr (finding->message, !=, "");
    }
  return n;
}

static void
test_pairs (void)
{
  char *folder = make_folder ();
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  g_autoptr (MhPictureStore) pictures = mh_picture_store_new (NULL, MH_PICTURE_STORE_DEFAULT_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (MhDocument) document = make_document (row, folder);
      g_autoptr (GPtrArray) findings = check (document, fonts, pictures, MH_CHECK_FINDINGS);
      int n = count (findings, row);

      if (row->n < 0 ? n == 0 : n != row->n)
        g_error ("%s is found %d times where %s", row->code, n, row->why);
    }
  mh_test_folder_remove (folder);
}

/* Each code has a case that must fire and one that must not. */
static void
test_all_codes (void)
{
  static const char *const codes[] = {
    "does-not-fit",       "text-shortened",    "text-small",          "contrast-low",
    "glyph-missing",      "font-missing",      "photo-missing",       "photo-small",
    "picture-unreadable", "handle-missing",    "handle-invalid",      "handle-duplicate",
    "handle-off-pattern", "signature-missing", "signature-duplicate", "member-duplicate",
    "expertise-missing",  "theme-locked",      "over-byte-limit",     "format-unsupported",
    "surface-stale",      "unknown-key",       "path-outside",        "window-narrow",
    "nobody-shown",       "field-dropped",     "surface-unknown",
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gboolean fires = FALSE;
      gboolean rests = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        if (g_str_equal (rows[j].code, codes[i]))
          {
            fires |= rows[j].n != 0;
            rests |= rows[j].n == 0;
          }
      if (!fires || !rests)
        g_error ("%s lacks a case", codes[i]);
    }
}

/* The layouts keep clear of what is covered, so a scene is judged by another surface than it was
 * laid out for. */
typedef struct
{
  const char *surface;
  const char *change; /* of it, after the layout */
  gboolean is_found;
  const char *what; /* in the message, NULL where nothing is found */
  const char *why;
} CoverRow;

static const CoverRow cover_rows[] = {
  { "web-sidebar", "{}", FALSE, NULL, "nothing is covered" },
  { "web-sidebar",
    "{'covered':[{'what':'red bar','rect':[0,0,1,1],'device':'phone','confidence':'H'}]}", TRUE,
    "red bar", "all is" },
  { "web-sidebar",
    "{'covered':[{'what':'red bar','rect':[0,0.99,1,1],'device':'phone','confidence':'H'}]}", FALSE,
    NULL, "where nobody stands" },
  { "web-sidebar", "{'safe':[0.5,0,1,1]}", TRUE, "safe area", "half of it is safe" },
  { "twitter-2009", "{}", FALSE, NULL, "the window it is made for" },
  { "twitter-2009", "{'page':{'serve':[1024,640]}}", TRUE, "column", "a narrower window" },
  { "twitter-2009", "{'page':{'serve':[1280,60]}}", TRUE, "scroll", "a lower window" },
  { "twitter-2009", "{'page':{'serve':[1920,640]}}", FALSE, NULL, "a wider window" },
};

static void
test_safe_area (void)
{
  g_autoptr (MhDocument) document =
      mh_test_document ("{'masthead':1,'account':{'organisation':'Org'},'members':" TWO "}", "/");
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, NULL);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cover_rows); i++)
    {
      const CoverRow *row = &cover_rows[i];
      g_autofree char *text = g_strdup_printf ("{'%s':%s}", row->surface, row->change);
      g_autoptr (JsonNode) change = mh_test_json (text);
      g_autoptr (MhSurfaces) changed = mh_surfaces_override (surfaces, change, NULL, NULL);
      g_autoptr (GPtrArray) findings =
          g_ptr_array_new_with_free_func ((GDestroyNotify) mh_finding_free);
      MhCheckJob job = { .fonts = fonts,
                         .document = document,
                         .surface = mh_surfaces_find (changed, row->surface),
                         .findings = findings };
      guint n = 0;

      g_test_message ("%s", row->why);
      job.scene = mh_layout_scene (document, mh_surfaces_find (surfaces, row->surface), NULL,
                                   (MhDate){ 2026, 11, 22 }, fonts, NULL);
      g_assert_cmpuint (job.scene->shown, ==, 2);
      mh_check_safe_area (&job);
      for (guint j = 0; j < findings->len; j++)
        {
          const MhFinding *finding = findings->pdata[j];

          if (!g_str_equal (finding->code, "unsafe-area"))
            continue;
          n++;
          g_assert_cmpint (finding->severity, ==, MH_SEVERITY_WARNING);
          g_assert_nonnull (strstr (finding->message, row->what != NULL ? row->what : "?"));
        }
      g_assert_cmpint (n > 0, ==, row->is_found);
      mh_scene_unref (job.scene);
    }
}

/* White text on a ground of one colour, with a white spot over a share of the text's width. */
typedef struct
{
  const char *ground;
  double spot;
  double ratio;
  const char *why;
} GroundRow;

static const GroundRow ground_rows[] = {
  { "#ff0000", 0, 3.99, "red: 1.05 / 0.2626, in steps of 0.02" },
  { "#00ff00", 0, 1.37, "green: 1.05 / 0.7652" },
  { "#0000ff", 0, 8.59, "blue: 1.05 / 0.1222" },
  { "#000000", 0, 21, "black" },
  { "#000000", 0.004, 21, "a speck is no part of a text" },
  { "#000000", 0.03, 1, "a spot behind half a letter of thirty is, though the whole is readable" },
};

static void
test_measure (void)
{
  g_autoptr (MhDocument) document = mh_test_document (
      "{'masthead':1,'account':{'organisation':'Org'},'members':[{'name':'Maximilian Hohenfels of "
      "the "
      "Trains'}],'design':{'layout':'sidebar','panel':{'side':'full'},'people':{'fields':['name']}}"
      "}",
      "/");
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, NULL);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();
  MhChecker checker = { .fonts = fonts };
  g_autoptr (MhScene) scene = mh_layout_scene (document, mh_surfaces_find (surfaces, "x-header"),
                                               NULL, (MhDate){ 2026, 11, 22 }, fonts, NULL);
  const MhSceneItem *name = mh_scene_find_role (scene, MH_ROLE_NAME);
  const MhColor white = { 1, 1, 1, 1 };

  g_assert_cmpint (name->text.lines, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ground_rows); i++)
    {
      const GroundRow *row = &ground_rows[i];
      cairo_surface_t *ground =
          cairo_image_surface_create (CAIRO_FORMAT_RGB24, scene->width_px, scene->height_px);
      cairo_t *cr = cairo_create (ground);
      MhCheckJob job = { .checker = &checker, .fonts = fonts, .scene = scene, .ground = ground };
      double width = mh_box_width (&name->box);
      MhColor color = { 0 };
      double ratio = 0;

      g_assert_true (mh_color_parse (row->ground, &color));
      cairo_set_source_rgb (cr, color.r, color.g, color.b);
      cairo_paint (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
      cairo_rectangle (cr, name->box.x0 + 0.1 * width, 0, row->spot * width, scene->height_px);
      cairo_fill (cr);
      cairo_destroy (cr);
      ratio = mh_check_measure_contrast (&job, name, &white);
      if (fabs (ratio - row->ratio) > 0.021)
        g_error ("%g in place of %g: %s", ratio, row->ratio, row->why);
      cairo_surface_destroy (ground);
    }
}

/* The ground and the words over it are the picture. */
static void
test_ground (void)
{
  static const char *const surfaces_used[] = { "x-header", "twitter-2009", "web-sidebar" };
  g_autoptr (MhDocument) document =
      mh_test_document ("{'masthead':1,'account':{'organisation':'Org'},'members':" TWO "}", "/");
  g_autoptr (MhSurfaces) surfaces = mh_surfaces_load (NULL, document, NULL, NULL);
  g_autoptr (MhFonts) fonts = mh_fonts_new ();

  for (guint i = 0; i < G_N_ELEMENTS (surfaces_used); i++)
    {
      g_autoptr (MhScene) scene =
          mh_layout_scene (document, mh_surfaces_find (surfaces, surfaces_used[i]), NULL,
                           (MhDate){ 2026, 11, 22 }, fonts, NULL);
      cairo_surface_t *whole = mh_paint_scene (scene, 1, fonts, NULL, NULL, NULL);
      cairo_surface_t *ground = mh_paint_ground (scene, 1, fonts, NULL, NULL, NULL);
      gsize n = (gsize) cairo_image_surface_get_stride (whole) *
                (gsize) cairo_image_surface_get_height (whole);

      g_assert_cmpint (memcmp (cairo_image_surface_get_data (whole),
                               cairo_image_surface_get_data (ground), n),
                       !=, 0);
      mh_paint_words (ground, scene, fonts);
      g_assert_cmpmem (cairo_image_surface_get_data (whole), n,
                       cairo_image_surface_get_data (ground), n);
      cairo_surface_destroy (whole);
      cairo_surface_destroy (ground);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/pairs", test_pairs);
  g_test_add_func ("/check/all-codes", test_all_codes);
  g_test_add_func ("/check/safe-area", test_safe_area);
  g_test_add_func ("/check/measure", test_measure);
  g_test_add_func ("/check/ground", test_ground);
  return g_test_run ();
}
