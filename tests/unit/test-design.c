/* test-design.c: defaults, the layers of a design, and what a theme locks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "team/mh-design-words.h"
#include "team/mh-json-pointer.h"
#include "team/mh-json-value.h"

static void
test_ids (void)
{
  const char *const *const lists[] = {
    mh_layout_kind_list_ids (), mh_side_list_ids (), mh_fit_list_ids (),   mh_field_list_ids (),
    mh_photo_shape_list_ids (), mh_sort_list_ids (), mh_place_list_ids (),
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (int j = 0; lists[i][j] != NULL; j++)
        g_assert_cmpint (mh_design_find_id (lists[i], lists[i][j]), ==, j);
      g_assert_cmpint (mh_design_find_id (lists[i], "no-such-word"), ==, -1);
      g_assert_cmpint (mh_design_find_id (lists[i], NULL), ==, -1);
    }
  g_assert_cmpstr (mh_layout_kind_get_id (MH_LAYOUT_LEGEND), ==, "legend");
  g_assert_cmpstr (mh_layout_kind_get_id (MH_LAYOUT_CARD), ==, "card");
  g_assert_cmpstr (mh_side_get_id (MH_SIDE_RIGHT), ==, "right");
  g_assert_cmpstr (mh_side_get_id (MH_SIDE_FULL), ==, "full");
  g_assert_cmpstr (mh_fit_get_id (MH_FIT_STRETCH), ==, "stretch");
  g_assert_cmpstr (mh_field_get_id (MH_FIELD_SIGNATURE), ==, "signature");
  g_assert_cmpstr (mh_photo_shape_get_id (MH_PHOTO_SQUARE), ==, "square");
  g_assert_cmpstr (mh_sort_get_id (MH_SORT_GROUP), ==, "group");
  g_assert_cmpstr (mh_place_get_id (MH_PLACE_BOTTOM_LEFT), ==, "bottom-left");
}

static void
test_defaults (void)
{
  g_autoptr (MhDesign) design = mh_design_new (NULL);
  g_autofree char *panel = mh_color_to_string (&design->panel.color);

  g_assert_cmpint (design->layout, ==, MH_LAYOUT_AUTO);
  g_assert_cmpint (design->panel.side, ==, MH_SIDE_AUTO);
  g_assert_cmpfloat (design->panel.size, ==, 0.0);
  g_assert_cmpfloat (design->panel.opacity, ==, 0.92);
  g_assert_cmpstr (panel, ==, "#0b1f2e");
  g_assert_null (design->background.file);
  g_assert_cmpuint (design->background.n_stops, ==, 0);
  g_assert_cmpfloat (design->background.zoom, ==, 1.0);
  g_assert_cmpfloat (design->background.focus_x, ==, 0.5);
  g_assert_cmpstr (design->heading, ==, "The people behind {handle}");
  g_assert_cmpuint (design->people.n_fields, ==, 5);
  g_assert_cmpint (design->people.fields[0], ==, MH_FIELD_PHOTO);
  g_assert_cmpint (design->people.fields[4], ==, MH_FIELD_SIGNATURE);
  g_assert_cmpint (design->people.columns, ==, 0);
  g_assert_cmpstr (design->type.family, ==, "Inter");
  g_assert_cmpstr (design->type.heading_family, ==, "Inter");
  g_assert_cmpint (design->type.weight, ==, 400);
  g_assert_cmpfloat (design->type.min_phone_px, ==, 9.0);
  g_assert_false (design->qr.show);
}

/* Everything set, each to something that is no default. */
static void
test_everything (void)
{
  g_autoptr (JsonNode) node = mh_test_json (
      "{'layout':'strip','panel':{'side':'right','size':0.4,'color':'#fff','opacity':0.5,"
      "'radius':0.1,'inset':0.2},'background':{'color':'#102030','gradient':{'angle':45,"
      "'stops':[[0,'#f00'],[0.5,'#0f08'],[1,'#00f']]},'picture':{'file':'b.png','fit':'tile',"
      "'focus':[0.1,0.9],'zoom':2,'blur':0.3,'dim':0.4,'fade':0.6}},'heading':{'text':''},"
      "'notice':{'text':'N'},'logo':{'file':'l.svg','place':'top-right','size':0.2},"
      "'people':{'fields':['bio','name'],'columns':3,'photo_shape':'none','sort':'name',"
      "'group_headings':true},'type':{'family':'A','heading_family':'B','weight':700,"
      "'min_phone_px':11.5},'colors':{'text':'#111','muted':'#222','accent':'#333'},"
      "'qr':{'text':'Q','show':true}}");
  g_autoptr (MhDesign) design = mh_design_new (node);

  g_assert_cmpint (design->layout, ==, MH_LAYOUT_STRIP);
  g_assert_cmpint (design->panel.side, ==, MH_SIDE_RIGHT);
  g_assert_cmpfloat (design->panel.size, ==, 0.4);
  g_assert_cmpfloat (design->panel.color.g, ==, 1.0);
  g_assert_cmpfloat (design->panel.opacity, ==, 0.5);
  g_assert_cmpfloat (design->panel.radius, ==, 0.1);
  g_assert_cmpfloat (design->panel.inset, ==, 0.2);
  g_assert_cmpfloat (design->background.gradient_angle_deg, ==, 45.0);
  g_assert_cmpuint (design->background.n_stops, ==, 3);
  g_assert_cmpfloat (design->background.stops[1].offset, ==, 0.5);
  g_assert_cmpfloat (design->background.stops[1].color.g, ==, 1.0);
  g_assert_cmpstr (design->background.file, ==, "b.png");
  g_assert_cmpint (design->background.fit, ==, MH_FIT_TILE);
  g_assert_cmpfloat (design->background.focus_x, ==, 0.1);
  g_assert_cmpfloat (design->background.focus_y, ==, 0.9);
  g_assert_cmpfloat (design->background.zoom, ==, 2.0);
  g_assert_cmpfloat (design->background.blur, ==, 0.3);
  g_assert_cmpfloat (design->background.dim, ==, 0.4);
  g_assert_cmpfloat (design->background.fade, ==, 0.6);
  g_assert_cmpstr (design->heading, ==, "");
  g_assert_cmpstr (design->notice, ==, "N");
  g_assert_cmpstr (design->logo.file, ==, "l.svg");
  g_assert_cmpint (design->logo.place, ==, MH_PLACE_TOP_RIGHT);
  g_assert_cmpfloat (design->logo.size, ==, 0.2);
  g_assert_cmpuint (design->people.n_fields, ==, 2);
  g_assert_true (mh_design_has_field (design, MH_FIELD_BIO));
  g_assert_false (mh_design_has_field (design, MH_FIELD_PHOTO));
  g_assert_cmpint (design->people.columns, ==, 3);
  g_assert_cmpint (design->people.photo_shape, ==, MH_PHOTO_NONE);
  g_assert_cmpint (design->people.sort, ==, MH_SORT_NAME);
  g_assert_true (design->people.group_headings);
  g_assert_cmpstr (design->type.family, ==, "A");
  g_assert_cmpstr (design->type.heading_family, ==, "B");
  g_assert_cmpint (design->type.weight, ==, 700);
  g_assert_cmpfloat (design->type.min_phone_px, ==, 11.5);
  g_assert_cmpfloat_with_epsilon (design->colors.muted.r, 0x22 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (design->colors.accent.r, 0x33 / 255.0, 1e-9);
  g_assert_cmpstr (design->qr.text, ==, "Q");
  g_assert_true (design->qr.show);
}

/* What is of a wrong type or out of range becomes the default, one by one. */
static void
test_fall_back (void)
{
  g_autoptr (JsonNode) node = mh_test_json (
      "{'layout':7,'panel':[],'background':{'color':'no','gradient':{'stops':[[0],['x','#fff'],7]},"
      "'picture':{'zoom':0.5,'focus':['a',1],'fit':'squeeze'}},'heading':7,'people':{'fields':"
      "['name','name',1,'x'],'columns':99},'type':{'family':'','weight':5000}}");
  g_autoptr (MhDesign) design = mh_design_new (node);
  g_autoptr (MhDesign) plain = mh_design_new (NULL);

  g_assert_cmpint (design->layout, ==, plain->layout);
  g_assert_cmpfloat (design->panel.opacity, ==, plain->panel.opacity);
  g_assert_true (mh_color_equal (&design->background.color, &plain->background.color));
  g_assert_null (design->background.stops);
  g_assert_cmpfloat (design->background.zoom, ==, 1.0);
  g_assert_cmpfloat (design->background.focus_x, ==, 0.5);
  g_assert_cmpint (design->background.fit, ==, MH_FIT_COVER);
  g_assert_cmpstr (design->heading, ==, plain->heading);
  g_assert_cmpuint (design->people.n_fields, ==, 1);
  g_assert_cmpint (design->people.columns, ==, 0);
  g_assert_cmpstr (design->type.family, ==, plain->type.family);
  g_assert_cmpint (design->type.weight, ==, plain->type.weight);
}

typedef struct
{
  const char *theme;
  const char *design;
  const char *target;
  const char *pointer;
  const char *value; /* NULL: nothing there */
  const char *why;
} LayerRow;

static const LayerRow layer_rows[] = {
  { "{}", "{}", "{}", "/layout", "'auto'", "default" },
  { "{'design':{'layout':'grid'}}", "{}", "{}", "/layout", "'grid'", "theme over default" },
  { "{'design':{'layout':'grid'}}", "{'layout':'card'}", "{}", "/layout", "'card'",
    "file over theme" },
  { "{'design':{'layout':'grid'}}", "{'layout':'card'}", "{'layout':'strip'}", "/layout", "'strip'",
    "target over file" },
  { "{}", "{'panel':{'size':0.3}}", "{'panel':{'side':'top'}}", "/panel/size", "0.3",
    "layers join within objects" },
  { "{}", "{'panel':{'size':0.3}}", "{}", "/panel/opacity", "0.92", "beside what is set" },
  { "{'design':{'background':{'picture':{'file':'a'}}}}", "{'background':{'picture':null}}", "{}",
    "/background/picture", NULL, "null takes away" },
  { "{'design':{'layout':'grid'},'locked':['/layout']}", "{'layout':'card'}", "{'layout':'strip'}",
    "/layout", "'grid'", "locked" },
  { "{'design':{},'locked':['/layout']}", "{'layout':'card'}", "{}", "/layout", "'auto'",
    "a default may be locked" },
  { "{'design':{'panel':{'size':0.3}},'locked':['/panel']}", "{'panel':{'side':'top'}}", "{}",
    "/panel/side", "'auto'", "a whole object" },
  { "{'design':{'panel':{'size':0.3}},'locked':['/panel/size']}", "{'panel':null}", "{}",
    "/panel/size", "0.3", "taken away around it" },
  { "{'locked':['/logo/file']}", "{'logo':{'file':'x.svg'}}", "{}", "/logo/file", NULL,
    "what the theme has not got stays away" },
  { "{'design':{'x':1},'locked':['/panel']}", "{'layout':'card'}", "{}", "/layout", "'card'",
    "the rest is free" },
};

static void
test_layers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layer_rows); i++)
    {
      const LayerRow *row = &layer_rows[i];
      g_autofree char *text =
          g_strdup_printf ("{'masthead':1,'account':{'organisation':'N'},'theme':%s,'design':%s,"
                           "'targets':[{'surface':'other'},{'surface':'s','design':%s}]}",
                           row->theme, row->design, row->target);
      g_autoptr (MhDocument) document = mh_test_document (text, "/team");
      const MhTarget *target = mh_document_find_target (document, "s");
      g_autoptr (JsonNode) design = mh_document_dup_design_node (document, target);
      JsonNode *value = mh_json_pointer_get (design, row->pointer);
      g_autofree char *value_text = value != NULL ? mh_test_json_text (value) : NULL;

      g_test_message ("%s", row->why);
      g_assert_cmpstr (value_text, ==, row->value);
      g_assert_true (json_node_is_immutable (design));
    }
}

static void
test_without_target (void)
{
  g_autoptr (MhDocument) document =
      mh_test_document ("{'masthead':1,'account':{'organisation':'N'},'design':{'layout':'card'},"
                        "'targets':[{'surface':'s','design':{'layout':'strip'}}]}",
                        "/team");
  g_autoptr (MhDesign) of_file = mh_document_dup_design (document, NULL);
  g_autoptr (MhDesign) of_target =
      mh_document_dup_design (document, mh_document_get_target (document, 0));

  g_assert_cmpint (of_file->layout, ==, MH_LAYOUT_CARD);
  g_assert_cmpint (of_target->layout, ==, MH_LAYOUT_STRIP);
}

/* The defaults are right by the rules of the format themselves. */
static void
test_defaults_are_valid (void)
{
  g_autoptr (JsonNode) defaults = mh_design_get_defaults (NULL);
  g_autoptr (MhDocument) document = mh_document_new_starter ("N", "/team");
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) with = mh_document_set (document, "/design", defaults, &error);

  g_assert_no_error (error);
  g_assert_true (mh_json_equal (mh_document_get (with, "/design"), defaults));
}

typedef struct
{
  const char *account;
  const char *design;
  const char *heading;
  const char *why;
} WordsRow;

static const WordsRow words_rows[] = {
  { "", "{}", "The people behind {handle}", "English where no language is given" },
  { "\"language\": \"de\",", "{}", "Die Menschen hinter {handle}", "the account’s language" },
  { "\"language\": \"pt-BR\",", "{}", "As pessoas por trás de {handle}",
    "the region is no matter" },
  { "\"language\": \"DE-ch\",", "{}", "Die Menschen hinter {handle}", "nor is the case" },
  { "\"language\": \"den\",", "{}", "The people behind {handle}", "Slave is not German" },
  { "\"language\": \"zh\",", "{}", "{handle} 背后的团队", "Chinese is simplified" },
  { "\"language\": \"zh-Hans-HK\",", "{}", "{handle} 背后的团队", "where it says so, too" },
  { "\"language\": \"zh-hant\",", "{}", "{handle} 背後的團隊", "or traditional" },
  { "\"language\": \"zh-TW\",", "{}", "{handle} 背後的團隊", "as it is in Taiwan" },
  { "\"language\": \"no\",", "{}", "Menneskene bak {handle}", "Norwegian has two codes" },
  { "\"language\": \"ja\",", "{\"heading\": {\"text\": \"We\"}}", "We",
    "the design’s own come first" },
  { "\"language\": \"he\",", "{\"heading\": {\"text\": \"\"}}", "", "and so do none at all" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_rows); i++)
    {
      const WordsRow *row = &words_rows[i];
      g_autofree char *json = g_strdup_printf (
          "{\"masthead\": 1, \"account\": {%s \"organisation\": \"N\"}, \"design\": %s}",
          row->account, row->design);
      g_autoptr (MhDocument) document = mh_test_document (json, "/team");
      g_autoptr (MhDesign) design = mh_document_dup_design (document, NULL);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (design->heading, ==, row->heading);
    }
}

/* Each language has both texts, and names whom they are about. */
static void
test_words_are_whole (void)
{
  for (guint i = 0; i < MH_N_DESIGN_WORDS; i++)
    {
      const MhDesignWords *words = mh_design_words_get (i);

      g_assert_cmpuint (mh_design_words_find (words->language), ==, i);
      g_assert_nonnull (strstr (words->heading, "{handle}"));
      g_assert_nonnull (strstr (words->notice, "{organisation}"));
      g_assert_true (g_utf8_validate (words->notice, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/ids", test_ids);
  g_test_add_func ("/design/defaults", test_defaults);
  g_test_add_func ("/design/everything", test_everything);
  g_test_add_func ("/design/fall-back", test_fall_back);
  g_test_add_func ("/design/layers", test_layers);
  g_test_add_func ("/design/without-target", test_without_target);
  g_test_add_func ("/design/defaults-are-valid", test_defaults_are_valid);
  g_test_add_func ("/design/words", test_words);
  g_test_add_func ("/design/words-are-whole", test_words_are_whole);
  return g_test_run ();
}
