/* test-room.c: the window in little room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-window-test.h"

/* The narrowest window, without the edge that is drawn where nothing composites. */
#define LEAST_PX 350

static GtkWidget *
get_content (Fixture *fixture)
{
  return adw_application_window_get_content (ADW_APPLICATION_WINDOW (fixture->window));
}

static GtkStack *
get_pages (Fixture *fixture)
{
  return GTK_STACK (gtk_widget_get_parent (mh_ui_find (get_content (fixture), ADW_TYPE_FLAP)));
}

static int
measure (Fixture *fixture)
{
  int least = 0;

  gtk_widget_measure (get_content (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  return least;
}

/* Asks for a width, again where an earlier answer of the display crosses. */
static gboolean
has_width (Fixture *fixture, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, 640);
  return ABS (gtk_widget_get_width (GTK_WIDGET (fixture->window)) - width) <= 10;
}

static void
resize (Fixture *fixture, int width)
{
  mh_ui_wait (has_width (fixture, width));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

typedef struct
{
  int width;
  const char *page;
  const char *why;
} RoomRow;

/* From wide to tiny and back: a window must be able to come from any width to any other. */
static const RoomRow room_rows[] = {
  { 1280, "editor", "both panes beside the picture" },
  { 1020, "editor", "both panes, and hardly anything left" },
  { 990, "editor", "the panes lie over the picture" },
  { 780, "editor", "the least with all buttons in the header" },
  { 740, "editor", "what does not fit goes" },
  { 360, "editor", "a phone" },
  { 360, "start", "a phone, nothing open" },
  { 360, "import", "a phone, and a list" },
  { 1280, "editor", "and back" },
};

static void
test_least (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (room_rows); i++)
    {
      const RoomRow *row = &room_rows[i];

      g_test_message ("%d: %s", row->width, row->why);
      gtk_stack_set_visible_child_name (get_pages (fixture), row->page);
      resize (fixture, row->width);
      g_assert_cmpint (measure (fixture), <=, row->width == 360 ? LEAST_PX : row->width - 10);
    }
}

/* The panes can be dragged wider than half of the window; it can still be made small. */
static void
test_wide_panes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *flap = mh_ui_find (get_content (fixture), ADW_TYPE_FLAP);

  resize (fixture, 1280);
  gtk_widget_set_size_request (adw_flap_get_flap (ADW_FLAP (flap)), 480, -1);
  resize (fixture, 1100);
  g_assert_cmpint (measure (fixture), <=, 1100);
  resize (fixture, 360);
  g_assert_cmpint (measure (fixture), <=, LEAST_PX);
}

static gboolean
is_in_menu (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *own = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &own);
      if (g_strcmp0 (own, action) == 0)
        return TRUE;
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[j]);

          if (below != NULL && is_in_menu (below, action))
            return TRUE;
        }
    }
  return FALSE;
}

static GMenuModel *
find_main_menu (GtkWidget *within)
{
  GtkWidget *child = gtk_widget_get_first_child (within);
  GMenuModel *found = NULL;

  if (GTK_IS_MENU_BUTTON (within) && gtk_menu_button_get_primary (GTK_MENU_BUTTON (within)))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (within));
      gtk_menu_button_popdown (GTK_MENU_BUTTON (within));
      return gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (within));
    }
  for (; child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_main_menu (child);
  return found;
}

/* Whether a button that is seen has this action. */
static gboolean
has_button (GtkWidget *within, const char *action)
{
  GtkWidget *child = gtk_widget_get_first_child (within);

  if (!gtk_widget_get_mapped (within))
    return FALSE;
  if (GTK_IS_ACTIONABLE (within) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (within)), action) == 0)
    return TRUE;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_button (child, action))
      return TRUE;
  return FALSE;
}

/* What has no button in the least room is in the primary menu. */
static void
test_reached (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = {
    "app.new",         "win.open",           "win.save",          "win.export",
    "win.undo",        "win.redo",           "win.toggle-people", "win.toggle-design",
    "win.show-checks", "win.toggle-page",    "win.toggle-safe",   "win.toggle-phone",
    "win.import",      "win.toggle-columns",
  };
  GMenuModel *menu = find_main_menu (get_content (fixture));

  resize (fixture, 360);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_test_message ("%s", actions[i]);
      g_assert_true (is_in_menu (menu, actions[i]) ||
                     has_button (get_content (fixture), actions[i]));
    }
}

static GtkWidget *
find_seen (GtkWidget *within, GType type)
{
  GtkWidget *child = gtk_widget_get_first_child (within);
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (within))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (within, type))
    return within;
  for (; child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_seen (child, type);
  return found;
}

/* The calendar opens from whichever button is seen. */
static void
test_date (Fixture *fixture, gconstpointer data)
{
  static const int widths[] = { 360, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *calendar = NULL;

      resize (fixture, widths[i]);
      activate (fixture, "choose-date");
      mh_ui_wait ((calendar = find_seen (get_content (fixture), GTK_TYPE_CALENDAR)) != NULL);
      gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (calendar, GTK_TYPE_POPOVER)));
      mh_ui_wait (find_seen (get_content (fixture), GTK_TYPE_CALENDAR) == NULL);
    }
}

/* How high the lowest button is that is seen in something of a class. */
static int
measure_lowest (GtkWidget *within, const char *css_class, gboolean is_inside)
{
  int lowest = G_MAXINT;

  if (!gtk_widget_get_mapped (within))
    return lowest;
  is_inside |= gtk_widget_has_css_class (within, css_class);
  if (is_inside && GTK_IS_BUTTON (within))
    return gtk_widget_get_allocated_height (within);
  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height = measure_lowest (child, css_class, is_inside);

      lowest = MIN (lowest, height);
    }
  return lowest;
}

static gboolean
is_at_least (Fixture *fixture, const char *css_class, int least)
{
  int lowest = measure_lowest (get_content (fixture), css_class, FALSE);

  return lowest >= least && lowest < G_MAXINT;
}

typedef struct
{
  const char *action; /* (nullable): shows the part */
  const char *css_class;
} TouchRow;

static const TouchRow touch_rows[] = {
  { NULL, "bottom-bar" },
  { NULL, "surface-bar" },
  { "toggle-people", "pane-header" },
  { "show-checks", "check-buttons" },
};

/* On a phone each button is as high as a finger is wide, 44 px; elsewhere there is a pointer. */
static void
test_touch (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (touch_rows); i++)
    {
      const TouchRow *row = &touch_rows[i];

      g_test_message ("%s", row->css_class);
      resize (fixture, 360);
      if (row->action != NULL)
        activate (fixture, row->action);
      /* Rows get their places a frame later. */
      mh_ui_wait (is_at_least (fixture, row->css_class, 44));
      resize (fixture, 1280);
      g_assert_false (is_at_least (fixture, row->css_class, 44));
    }
}

static void
add_tests (void)
{
  ADD ("/room/least", NULL, test_least);
  ADD ("/room/wide-panes", NULL, test_wide_panes);
  ADD ("/room/reached", NULL, test_reached);
  ADD ("/room/date", NULL, test_date);
  ADD ("/room/touch", NULL, test_touch);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
