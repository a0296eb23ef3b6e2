/* test-checks.c: what is wrong is found, shown, mended and accepted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "canvas/mh-canvas-private.h"
#include "checks/mh-capacity-meter.h"
#include "checks/mh-check-row.h"
#include "checks/mh-checks-badge.h"
#include "checks/mh-checks-page.h"
#include "lib/mh-window-test.h"

/* Grey letters on a grey panel, and a surface that is another target's. */
#define GREY                                                                                       \
  "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"                                  \
  " \"members\": [{\"name\": \"Ada\", \"expertise\": \"Trains\", \"handle\": \"@ada\","            \
  " \"signature\": \"A\"}],"                                                                       \
  " \"design\": {\"panel\": {\"color\": \"#777777\", \"opacity\": 1},"                             \
  "  \"colors\": {\"text\": \"#808080\", \"muted\": \"#808080\", \"accent\": \"#808080\"}},"       \
  " \"targets\": [{\"surface\": \"web-sidebar\", \"file\": \"side.jpg\"}]%s}"

static MhChecksPage *
get_page (Fixture *fixture)
{
  return find_pane (fixture->window, MH_TYPE_CHECKS_PAGE);
}

static void
load (Fixture *fixture, const char *text)
{
  g_autoptr (MhDocument) document = NULL;

  write_text (fixture->file, text);
  document = read_back (fixture->file);
  mh_session_load (fixture->session, document, fixture->file);
}

static void
load_grey (Fixture *fixture, const char *more)
{
  g_autofree char *text = g_strdup_printf (GREY, more);

  load (fixture, text);
}

/* The first row about a code; NULL while there is none. Looks at the page where nobody has, since
 * that has no rows. */
static MhCheckRow *
find_row (Fixture *fixture, const char *code)
{
  GtkListBox *list = mh_ui_find (get_page (fixture), GTK_TYPE_LIST_BOX);

  if (gtk_list_box_get_row_at_index (list, 0) == NULL && !gtk_widget_get_mapped (GTK_WIDGET (list)))
    activate (fixture, "show-checks");
  for (int i = 0; gtk_list_box_get_row_at_index (list, i) != NULL; i++)
    {
      MhCheckRow *row = MH_CHECK_ROW (gtk_list_box_get_row_at_index (list, i));

      if (g_str_equal (mh_check_row_get_finding (row)->code, code))
        return row;
    }
  return NULL;
}

/* As by a click. */
static void
click_row (MhCheckRow *row)
{
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
}

/* The row of one of several, once they are open; NULL when there is none. */
static MhCheckRow *
get_part (MhCheckRow *row, int index)
{
  GtkListBox *list = mh_ui_find (row, GTK_TYPE_LIST_BOX);

  return MH_CHECK_ROW (gtk_list_box_get_row_at_index (list, index));
}

/* As a click on a finding does: opens those that are several. */
static void
go_to_place (MhCheckRow *row)
{
  click_row (row);
  if (get_part (row, 0) != NULL)
    click_row (get_part (row, 0));
}

static const MhFinding *
find_finding (Fixture *fixture, const char *code)
{
  MhCheckRow *row = find_row (fixture, code);

  return row != NULL ? mh_check_row_get_finding (row) : NULL;
}

static gboolean
is_accepted (Fixture *fixture, const char *code)
{
  const MhFinding *finding = find_finding (fixture, code);

  return finding != NULL && finding->waiver != NULL;
}

static const char *
get_side (Fixture *fixture)
{
  GtkWidget *page = GTK_WIDGET (get_page (fixture));

  return gtk_stack_get_visible_child_name (
      GTK_STACK (gtk_widget_get_ancestor (page, GTK_TYPE_STACK)));
}

static const char *
get_state (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (mh_ui_find (get_page (fixture), GTK_TYPE_STACK));
}

/* tests */

/* The badge says how many, the page what, and a row leads to whom it is about. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *badge = mh_ui_find (fixture->window, MH_TYPE_CHECKS_BADGE);
  MhCheckRow *row = NULL;

  mh_ui_wait ((row = find_row (fixture, "photo-missing")) != NULL);
  g_assert_true (gtk_widget_has_css_class (badge, "error"));
  activate (fixture, "show-checks");
  g_assert_cmpstr (get_side (fixture), ==, "checks");
  g_assert_cmpstr (get_state (fixture), ==, "list");
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "X header · Ada"));
  click_row (row);
  g_assert_cmpint (mh_session_get_selected (fixture->session), ==, 0);
  g_assert_cmpstr (get_side (fixture), ==, "person");

  g_assert_true (mh_session_set (fixture->session, "/members/0/photo", NULL, "Remove", NULL));
  mh_ui_wait (find_row (fixture, "photo-missing") == NULL);
}

typedef struct
{
  const char *code;
  const char *side;
  const char *surface;
  const char *why;
} PlaceRow;

static const PlaceRow place_rows[] = {
  { "contrast-low", "person", "web-sidebar", "of a person, in a picture that is not shown" },
  { "font-missing", "design", "x-header", "a value of the design" },
};

static void
test_places (Fixture *fixture, gconstpointer data)
{
  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                 " \"members\": [{\"name\": \"Ada\"}],"
                 " \"targets\": [{\"surface\": \"x-header\", \"file\": \"head.jpg\","
                 "  \"design\": {\"type\": {\"family\": \"No Such Font\"}}},"
                 " {\"surface\": \"web-sidebar\", \"file\": \"side.jpg\", \"design\":"
                 "  {\"panel\": {\"color\": \"#777777\", \"opacity\": 1},"
                 "   \"heading\": {\"text\": \"\"}, \"colors\": {\"text\": \"#808080\"}}}]}");
  for (guint i = 0; i < G_N_ELEMENTS (place_rows); i++)
    {
      const PlaceRow *row = &place_rows[i];
      MhCheckRow *found = NULL;

      g_test_message ("%s", row->why);
      mh_ui_wait ((found = find_row (fixture, row->code)) != NULL);
      activate (fixture, "show-checks");
      go_to_place (found);
      g_assert_cmpstr (get_side (fixture), ==, row->side);
      g_assert_cmpstr (mh_session_get_surface (fixture->session)->id, ==, row->surface);
    }
}

typedef struct
{
  const char *role;
  const char *pointer;
  MhRole picked;
  int member;
  const char *side;
  const char *why;
} PartRow;

static const PartRow part_rows[] = {
  { "heading", "/design/heading/text", MH_ROLE_HEADING, -1, "design", "a text of the design" },
  { "logo", "/design/logo/file", MH_ROLE_LOGO, -1, "design", "a picture" },
  { "notice", "/design/notice/text", MH_ROLE_NOTICE, -1, "design", "another text" },
  { NULL, "/design/panel/color", MH_ROLE_PANEL, -1, "design", "a value names its part" },
  { NULL, "/targets/0/design/panel/color", MH_ROLE_PANEL, -1, "design", "of one target" },
  { "qr", "/design/qr/text", MH_ROLE_QR, -1, "design", "the code" },
  { "name", "/members/1/name", MH_N_ROLES, 1, "person", "all names, one of which is told" },
  { NULL, "/account/handle", MH_N_ROLES, -1, "account", "nothing in the picture" },
};

/* What a finding is about is selected in the picture. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = mh_ui_find (fixture->window, MH_TYPE_CANVAS);

  for (guint i = 0; i < G_N_ELEMENTS (part_rows); i++)
    {
      const PartRow *row = &part_rows[i];
      g_autoptr (MhFinding) finding =
          mh_finding_new ("text-small", MH_SEVERITY_WARNING, row->pointer, "%s", row->why);
      g_autoptr (MhFindingItem) item = NULL;

      g_test_message ("%s", row->why);
      finding->role = g_strdup (row->role);
      item = mh_finding_item_new (finding);
      mh_session_set_selected (fixture->session, 0);
      activate (fixture, "show-checks");
      g_signal_emit_by_name (get_page (fixture), "place-wanted", item);
      g_assert_cmpint (canvas->picked, ==, row->picked);
      g_assert_cmpint (mh_session_get_selected (fixture->session), ==, row->member);
      g_assert_cmpstr (get_side (fixture), ==, row->side);
    }
}

/* Several of a kind are one row, which opens to them. */
static void
test_groups (Fixture *fixture, gconstpointer data)
{
  MhCanvas *canvas = mh_ui_find (fixture->window, MH_TYPE_CANVAS);
  MhCheckRow *row = NULL;

  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                 " \"members\": [{\"name\": \"Ada\", \"handle\": \"@ada\"}],"
                 " \"design\": {\"heading\": {\"text\": \"Us\"}, \"notice\": {\"text\": \"\"},"
                 "  \"people\": {\"fields\": [\"name\", \"handle\"]},"
                 "  \"type\": {\"min_phone_px\": 99}},"
                 " \"targets\": [{\"surface\": \"x-header\", \"file\": \"head.jpg\"}]}");
  mh_ui_wait ((row = find_row (fixture, "text-small")) != NULL);
  activate (fixture, "show-checks");
  g_assert_nonnull (
      mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "Texts are too small on a phone"));
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "3"));
  g_assert_null (get_part (row, 0));
  click_row (row);
  g_assert_cmpstr (get_side (fixture), ==, "checks");
  g_assert_nonnull (get_part (row, 2));
  g_assert_null (get_part (row, 3));
  click_row (get_part (row, 0));
  g_assert_cmpint (canvas->picked, ==, MH_ROLE_HEADING);
  g_assert_cmpstr (get_side (fixture), ==, "design");
  click_row (row);
  g_assert_false (gtk_revealer_get_reveal_child (mh_ui_find (row, GTK_TYPE_REVEALER)));
}

/* One reason accepts all of a kind, in one step; the badge counts the single ones. */
static void
test_accept_group (Fixture *fixture, gconstpointer data)
{
  MhDocument *document = NULL;
  MhCheckRow *row = NULL;
  MhChecks *checks = NULL;

  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                 " \"members\": [{\"name\": \"Ada\", \"photo\": \"a.png\"},"
                 "  {\"name\": \"Ben\"}, {\"name\": \"Cy\", \"photo\": \"c.png\"}],"
                 " \"targets\": [{\"surface\": \"web-sidebar\", \"file\": \"side.jpg\"}]}");
  mh_ui_wait ((row = find_row (fixture, "photo-missing")) != NULL);
  checks = mh_checks_new (fixture->session);
  mh_ui_wait (mh_checks_count (checks, MH_SEVERITY_ERROR) == 2);
  gtk_widget_activate_action (GTK_WIDGET (row), "check.accept", "s", "They come later");
  document = mh_session_get_document (fixture->session);
  g_assert_cmpint (json_node_get_int (mh_document_get (document, "/waivers/0/member")), ==, 0);
  g_assert_cmpint (json_node_get_int (mh_document_get (document, "/waivers/1/member")), ==, 2);
  g_assert_null (mh_document_get (document, "/waivers/2"));
  mh_ui_wait (is_accepted (fixture, "photo-missing"));
  mh_ui_wait (mh_checks_count (checks, MH_SEVERITY_ERROR) == 0);
  row = find_row (fixture, "photo-missing");
  g_assert_nonnull (mh_ui_find_text (row, GTK_TYPE_LABEL, "label", "Accepted: They come later"));
  activate (fixture, "undo");
  g_assert_null (mh_document_get (mh_session_get_document (fixture->session), "/waivers"));
  activate (fixture, "redo");
  mh_ui_wait (is_accepted (fixture, "photo-missing"));
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, "photo-missing")), "check.take-back",
                              NULL);
  g_assert_null (mh_document_get (mh_session_get_document (fixture->session), "/waivers"));
  g_assert_finalize_object (checks);
}

/* One of several is accepted alone, by whose it is. */
static void
test_accept_part (Fixture *fixture, gconstpointer data)
{
  MhDocument *document = NULL;
  MhCheckRow *row = NULL;

  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                 " \"members\": [{\"name\": \"Ada\", \"photo\": \"a.png\"},"
                 "  {\"name\": \"Ben\", \"photo\": \"b.png\"}],"
                 " \"targets\": [{\"surface\": \"web-sidebar\", \"file\": \"side.jpg\"}]}");
  mh_ui_wait ((row = find_row (fixture, "photo-missing")) != NULL);
  click_row (row);
  g_assert_nonnull (mh_ui_find_text (get_part (row, 1), GTK_TYPE_LABEL, "label", "Ben"));
  gtk_widget_activate_action (GTK_WIDGET (get_part (row, 1)), "check.accept", "s", "Shy");
  document = mh_session_get_document (fixture->session);
  g_assert_cmpint (json_node_get_int (mh_document_get (document, "/waivers/0/member")), ==, 1);
  mh_ui_wait (find_row (fixture, "photo-missing") != NULL &&
              mh_ui_find_text (get_page (fixture), GTK_TYPE_LABEL, "label", "Accepted: Shy"));
  g_assert_false (is_accepted (fixture, "photo-missing"));
}

/* What mends each mends all at once. */
static void
test_mend_group (Fixture *fixture, gconstpointer data)
{
  MhCheckRow *row = NULL;

  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                 " \"members\": [{\"name\": \"Ada\", \"photo\": \"a.png\"},"
                 "  {\"name\": \"Ben\", \"photo\": \"b.png\"}],"
                 " \"targets\": [{\"surface\": \"web-sidebar\", \"file\": \"side.jpg\"}]}");
  mh_ui_wait (find_finding (fixture, "photo-missing") != NULL &&
              find_finding (fixture, "photo-missing")->patch != NULL);
  row = find_row (fixture, "photo-missing");
  gtk_widget_activate_action (GTK_WIDGET (row), "check.mend", NULL);
  mh_ui_wait (find_row (fixture, "photo-missing") == NULL);
  activate (fixture, "undo");
  g_assert_nonnull (
      mh_document_get (mh_session_get_document (fixture->session), "/members/0/photo"));
  g_assert_false (mh_session_get_modified (fixture->session));
}

/* A sentence that begins with an Arabic name goes the way of the interface. */
static void
test_direction (Fixture *fixture, gconstpointer data)
{
  const char *message = NULL;
  g_autofree char *shown = NULL;

  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                 " \"members\": [{\"name\": \"ليلى\", \"handle\": \"@x\"},"
                 "  {\"name\": \"Ben\", \"handle\": \"@x\"}],"
                 " \"targets\": [{\"surface\": \"web-sidebar\", \"file\": \"side.jpg\"}]}");
  mh_ui_wait (find_row (fixture, "handle-duplicate") != NULL);
  message = find_finding (fixture, "handle-duplicate")->message;
  g_assert_true (g_str_has_prefix (message, "ليلى"));
  shown = g_strconcat ("\342\200\216", message, NULL);
  g_assert_nonnull (
      mh_ui_find_text (find_row (fixture, "handle-duplicate"), GTK_TYPE_LABEL, "label", shown));
}

/* A remedy is one step, and one step back. */
static void
test_mend (Fixture *fixture, gconstpointer data)
{
  MhCheckRow *row = NULL;
  g_autoptr (MhDocument) before = NULL;
  g_autofree char *label = NULL;

  load_grey (fixture, "");
  before = mh_document_ref (mh_session_get_document (fixture->session));
  mh_ui_wait (find_finding (fixture, "contrast-low") != NULL &&
              find_finding (fixture, "contrast-low")->patch != NULL);
  row = find_row (fixture, "contrast-low");
  gtk_widget_activate_action (GTK_WIDGET (row), "check.mend", NULL);
  g_object_get (fixture->session, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Mend Problem");
  mh_ui_wait (find_row (fixture, "contrast-low") == NULL);
  activate (fixture, "undo");
  g_assert_true (mh_document_equal (before, mh_session_get_document (fixture->session)));
  mh_ui_wait (find_row (fixture, "contrast-low") != NULL);
}

/* The toast that offers to take a remedy back goes as soon as Undo would mean something else. */
static void
test_mend_toast (Fixture *fixture, gconstpointer data)
{
  GtkWidget *undo = NULL;

  load_grey (fixture, "");
  mh_ui_wait (find_finding (fixture, "contrast-low") != NULL &&
              find_finding (fixture, "contrast-low")->patch != NULL);
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, "contrast-low")), "check.mend", NULL);
  mh_ui_wait ((undo = mh_ui_find_text (fixture->window, GTK_TYPE_BUTTON, "label", "_Undo")) !=
              NULL);
  rename_first (fixture, "Ida");
  mh_ui_wait (mh_ui_find_text (fixture->window, GTK_TYPE_BUTTON, "label", "_Undo") == NULL);
}

static void
test_accept (Fixture *fixture, gconstpointer data)
{
  MhChecksBadge *badge = mh_ui_find (fixture->window, MH_TYPE_CHECKS_BADGE);
  MhDocument *document = NULL;
  MhCheckRow *row = NULL;

  load_grey (fixture, "");
  mh_ui_wait ((row = find_row (fixture, "contrast-low")) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (row), "check.accept", "s", "  ");
  g_assert_false (mh_session_get_modified (fixture->session));
  while (find_row (fixture, "contrast-low") != NULL && !is_accepted (fixture, "contrast-low"))
    {
      /* Held, so that no other row stands in the same place in memory. */
      g_autoptr (GtkWidget) held = g_object_ref (GTK_WIDGET (find_row (fixture, "contrast-low")));

      gtk_widget_activate_action (held, "check.accept", "s", " On purpose ");
      mh_ui_wait (GTK_WIDGET (find_row (fixture, "contrast-low")) != held);
    }
  g_assert_true (is_accepted (fixture, "contrast-low"));
  g_assert_cmpstr (find_finding (fixture, "contrast-low")->waiver, ==, "On purpose");
  g_assert_true (
      gtk_widget_has_css_class (GTK_WIDGET (find_row (fixture, "contrast-low")), "accepted"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (badge), "error"));
  document = mh_session_get_document (fixture->session);
  g_assert_cmpstr (json_node_get_string (mh_document_get (document, "/waivers/0/code")), ==,
                   "contrast-low");
  g_assert_cmpstr (json_node_get_string (mh_document_get (document, "/waivers/0/surface")), ==,
                   "web-sidebar");

  while (is_accepted (fixture, "contrast-low"))
    {
      row = find_row (fixture, "contrast-low");
      gtk_widget_activate_action (GTK_WIDGET (row), "check.take-back", NULL);
      mh_ui_wait (find_row (fixture, "contrast-low") != row);
    }
  g_assert_null (mh_document_get (mh_session_get_document (fixture->session), "/waivers"));
}

/* The reason is asked for in the row itself. */
static void
test_accept_popover (Fixture *fixture, gconstpointer data)
{
  MhCheckRow *row = NULL;
  GtkWidget *button = NULL;
  GtkEditable *reason = NULL;

  load_grey (fixture, "");
  activate (fixture, "show-checks");
  mh_ui_wait ((row = find_row (fixture, "contrast-low")) != NULL);
  reason = mh_ui_find (row, GTK_TYPE_ENTRY);
  button = mh_ui_find_text (row, GTK_TYPE_BUTTON, "label", "Accept");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (reason, " ");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (reason, "The brand wants it");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (mh_document_get (mh_session_get_document (fixture->session), "/waivers/0"));
}

/* A waiver that accepts nothing any more is listed, and goes with one click; others stay. */
static void
test_unused (Fixture *fixture, gconstpointer data)
{
  MhDocument *document = NULL;

  load_grey (fixture, ", \"waivers\": [{\"code\": \"contrast-low\", \"reason\": \"So be it\"},"
                      " {\"code\": \"photo-small\", \"reason\": \"Long ago\"}]");
  mh_ui_wait (find_row (fixture, "waiver-unused") != NULL);
  g_assert_true (is_accepted (fixture, "contrast-low"));
  gtk_widget_activate_action (GTK_WIDGET (find_row (fixture, "waiver-unused")), "check.take-back",
                              NULL);
  document = mh_session_get_document (fixture->session);
  g_assert_null (mh_document_get (document, "/waivers/1"));
  g_assert_cmpstr (json_node_get_string (mh_document_get (document, "/waivers/0/code")), ==,
                   "contrast-low");
  mh_ui_wait (find_row (fixture, "waiver-unused") == NULL);
}

/* Whoever reads or types in a row does not lose it when something else is edited. */
static void
test_rows_stay (Fixture *fixture, gconstpointer data)
{
  MhCheckRow *row = NULL;

  load_grey (fixture, "");
  mh_ui_wait ((row = find_row (fixture, "contrast-low")) != NULL);
  g_assert_true (mh_session_set (fixture->session, "/members/0/signature", NULL, "Remove", NULL));
  mh_ui_wait (find_row (fixture, "signature-missing") != NULL);
  g_assert_true (find_row (fixture, "contrast-low") == row);
}

/* Rows that nobody has looked at are not made: they would be in the way of typing. */
static void
test_unseen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *badge = mh_ui_find (fixture->window, MH_TYPE_CHECKS_BADGE);

  mh_ui_wait (gtk_widget_has_css_class (badge, "error"));
  g_assert_null (mh_ui_find (get_page (fixture), MH_TYPE_CHECK_ROW));
  activate (fixture, "show-checks");
  g_assert_nonnull (mh_ui_find (get_page (fixture), MH_TYPE_CHECK_ROW));
}

/* A surface that is only looked at is checked as well. */
static void
test_stranger (Fixture *fixture, gconstpointer data)
{
  MhCheckRow *row = NULL;

  load_grey (fixture, "");
  mh_session_set_surface_id (fixture->session, "x-header");
  mh_ui_wait ((row = find_row (fixture, "text-small")) != NULL);
  g_assert_cmpstr (mh_check_row_get_finding (row)->surface, ==, "x-header");
  mh_session_set_surface_id (fixture->session, "web-sidebar");
  mh_ui_wait (find_row (fixture, "text-small") == NULL);
}

/* What cannot be checked says why. */
static void
test_error (Fixture *fixture, gconstpointer data)
{
  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"}, \"members\": [],"
                 " \"surfaces\": {\"hall\": {\"width\": 2000, \"height\": 1000}},"
                 " \"targets\": [{\"surface\": \"hall\", \"scale\": 8, \"max_bytes\": 1000}]}");
  mh_ui_wait (g_str_equal (get_state (fixture), "error"));
  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"}, \"members\": [],"
                 " \"targets\": [{\"surface\": \"x-header\", \"file\": \"head.jpg\"}]}");
  mh_ui_wait (!g_str_equal (get_state (fixture), "error"));
}

/* Who is not there on the day is not judged. */
static void
test_date (Fixture *fixture, gconstpointer data)
{
  load (fixture, "{\"masthead\": 1, \"account\": {\"organisation\": \"North\"},"
                 " \"members\": [{\"name\": \"Ada\", \"photo\": \"none.png\","
                 "  \"start\": \"2100-03-01\"}, {\"name\": \"Ben\"}],"
                 " \"targets\": [{\"surface\": \"x-header\", \"file\": \"head.jpg\"}]}");
  mh_ui_wait (find_row (fixture, "signature-missing") != NULL);
  g_assert_null (find_row (fixture, "photo-missing"));
  mh_session_set_date (fixture->session, (MhDate){ 2100, 3, 1 });
  mh_ui_wait (find_row (fixture, "photo-missing") != NULL);
}

/* How many people there is room for follows the surface. */
static void
test_capacity (Fixture *fixture, gconstpointer data)
{
  GtkWidget *meter = mh_ui_find (fixture->window, MH_TYPE_CAPACITY_METER);
  GtkLabel *label = mh_ui_find (meter, GTK_TYPE_LABEL);
  GtkWidget *bar = mh_ui_find (meter, GTK_TYPE_LEVEL_BAR);

  load_grey (fixture, "");
  mh_ui_wait (g_str_has_prefix (gtk_label_get_label (label), "1 person, room for "));
  g_assert_false (gtk_widget_has_css_class (bar, "over"));
  g_assert_true (mh_session_set (fixture->session, "/design/type/min_phone_px",
                                 json_node_init_double (json_node_alloc (), 100), "Grow", NULL));
  mh_session_set_surface_id (fixture->session, "x-header");
  mh_ui_wait (g_str_equal (gtk_label_get_label (label), "1 person, none legible"));
  g_assert_true (gtk_widget_has_css_class (bar, "over"));
}

/* A window that goes in the middle of a check takes everything with it. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  MhChecks *checks = mh_checks_new (fixture->session);
  gboolean busy = FALSE;

  g_object_get (checks, "busy", &busy, NULL);
  g_assert_true (busy);
  rename_first (fixture, "Ida");
  g_assert_finalize_object (checks);
}

static void
add_tests (void)
{
  ADD ("/checks/list", NULL, test_list);
  ADD ("/checks/places", NULL, test_places);
  ADD ("/checks/parts", NULL, test_parts);
  ADD ("/checks/groups", NULL, test_groups);
  ADD ("/checks/accept-group", NULL, test_accept_group);
  ADD ("/checks/accept-part", NULL, test_accept_part);
  ADD ("/checks/mend-group", NULL, test_mend_group);
  ADD ("/checks/direction", NULL, test_direction);
  ADD ("/checks/mend", NULL, test_mend);
  ADD ("/checks/mend-toast", NULL, test_mend_toast);
  ADD ("/checks/accept", NULL, test_accept);
  ADD ("/checks/accept-popover", NULL, test_accept_popover);
  ADD ("/checks/unused", NULL, test_unused);
  ADD ("/checks/rows-stay", NULL, test_rows_stay);
  ADD ("/checks/unseen", NULL, test_unseen);
  ADD ("/checks/stranger", NULL, test_stranger);
  ADD ("/checks/error", NULL, test_error);
  ADD ("/checks/date", NULL, test_date);
  ADD ("/checks/capacity", NULL, test_capacity);
  ADD ("/checks/closed", NULL, test_closed);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
