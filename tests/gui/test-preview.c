/* test-preview.c: the picture in a mock-up of its page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-window-test.h"
#include "preview/mh-preview-pane.h"

static MhPreviewPane *
get_pane (Fixture *fixture)
{
  return find_pane (fixture->window, MH_TYPE_PREVIEW_PANE);
}

static int
get_width (Fixture *fixture)
{
  GdkTexture *texture = mh_preview_pane_get_texture (get_pane (fixture));

  return texture != NULL ? gdk_texture_get_width (texture) : 0;
}

static void
show_page (Fixture *fixture, gboolean on)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "toggle-page",
                                      g_variant_new_boolean (on));
}

typedef struct
{
  const char *surface;
  const char *device;
  int window_px;
  int width_px; /* of the mock-up */
  const char *why;
} SizeRow;

static const SizeRow size_rows[] = {
  { "x-header", "desktop", 0, 1280, "a page of today has one width" },
  { "x-header", "desktop", 2560, 1280, "which the slider does not change" },
  { "x-header", "phone", 0, 780, "a phone has finer pixels" },
  { "twitter-2009", "desktop", 1024, 1024, "the narrowest window" },
  { "twitter-2009", "desktop", 2560, 2560, "the widest" },
  { "twitter-2009", "desktop", 9999, 2560, "nothing is wider" },
  { "twitter-2009", "phone", 1440, 1440, "phones never showed it" },
};

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  show_page (fixture, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (size_rows); i++)
    {
      const SizeRow *row = &size_rows[i];
      GtkWidget *pane = GTK_WIDGET (get_pane (fixture));

      g_test_message ("%s", row->why);
      mh_session_set_surface_id (fixture->session, row->surface);
      gtk_widget_activate_action (pane, "preview.device", "s", row->device);
      if (row->window_px > 0)
        gtk_widget_activate_action (pane, "preview.window", "i", row->window_px);
      mh_ui_wait (get_width (fixture) == row->width_px);
    }
}

/* The controls show what counts, and set it. */
static void
test_controls (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (get_pane (fixture));
  GtkRange *range = mh_ui_find (pane, GTK_TYPE_SCALE);
  GtkWidget *desktop =
      mh_ui_find_text (pane, GTK_TYPE_TOGGLE_BUTTON, "icon-name", "computer-symbolic");
  GtkWidget *phone = mh_ui_find_text (pane, GTK_TYPE_TOGGLE_BUTTON, "icon-name", "phone-symbolic");

  show_page (fixture, TRUE);
  mh_ui_wait (get_width (fixture) > 0);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (range)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (phone), TRUE);
  mh_ui_wait (get_width (fixture) == 780);

  mh_session_set_surface_id (fixture->session, "twitter-2009");
  g_assert_false (gtk_widget_get_sensitive (phone));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (desktop)));
  gtk_range_set_value (range, 1920);
  mh_ui_wait (get_width (fixture) == 1920);
  g_assert_nonnull (mh_ui_find_text (pane, GTK_TYPE_LABEL, "label", "1920 px"));
  /* What was asked for is not forgotten on the way. */
  mh_session_set_surface_id (fixture->session, "x-header");
  mh_ui_wait (get_width (fixture) == 780);
}

static guint
sum_bytes (GdkTexture *texture)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  gsize size = stride * (gsize) gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc (size);
  guint sum = 0;

  gdk_texture_download (texture, pixels, stride);
  for (gsize i = 0; i < size; i++)
    sum = sum * 31 + pixels[i];
  return sum;
}

/* What the platform makes of the file is another picture of the same size; where nothing is known
 * of it, nothing is offered. */
static void
test_recompressed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (get_pane (fixture));
  GtkWidget *toggle = mh_ui_find_text (pane, GTK_TYPE_TOGGLE_BUTTON, "label", "As _Recompressed");
  g_autoptr (GdkTexture) plain = NULL;
  GdkTexture *seen = NULL;

  show_page (fixture, TRUE);
  mh_ui_wait (get_width (fixture) > 0);
  plain = g_object_ref (mh_preview_pane_get_texture (get_pane (fixture)));
  g_assert_true (gtk_widget_get_visible (toggle));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  mh_ui_wait (mh_preview_pane_get_texture (get_pane (fixture)) != plain);
  seen = mh_preview_pane_get_texture (get_pane (fixture));
  g_assert_cmpint (gdk_texture_get_width (seen), ==, gdk_texture_get_width (plain));
  g_assert_cmpuint (sum_bytes (seen), !=, sum_bytes (plain));

  mh_session_set_surface_id (fixture->session, "twitter-2009");
  g_assert_false (gtk_widget_get_visible (toggle));
}

/* Each edit is seen on the page, and nothing is painted while nobody looks. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  GdkTexture *before = NULL;

  show_page (fixture, TRUE);
  mh_ui_wait (get_width (fixture) > 0);
  before = mh_preview_pane_get_texture (get_pane (fixture));
  rename_first (fixture, "Ida");
  mh_ui_wait (mh_preview_pane_get_texture (get_pane (fixture)) != before);

  show_page (fixture, FALSE);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "zoom-in"));
  before = mh_preview_pane_get_texture (get_pane (fixture));
  rename_first (fixture, "Ada");
  mh_ui_wait (!gtk_widget_get_mapped (GTK_WIDGET (get_pane (fixture))));
  g_assert_true (mh_preview_pane_get_texture (get_pane (fixture)) == before);
  show_page (fixture, TRUE);
  mh_ui_wait (mh_preview_pane_get_texture (get_pane (fixture)) != before);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "zoom-in"));
}

/* A pane that was never on the screen lets go of its session. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  MhSession *session = mh_session_new ();
  MhPreviewPane *pane = g_object_ref_sink (g_object_new (MH_TYPE_PREVIEW_PANE, NULL));

  mh_session_load (session, mh_session_get_document (fixture->session), NULL);
  mh_preview_pane_set_session (pane, session);
  g_assert_finalize_object (pane);
  g_assert_finalize_object (session);
}

static void
add_tests (void)
{
  ADD ("/preview/sizes", NULL, test_sizes);
  ADD ("/preview/controls", NULL, test_controls);
  ADD ("/preview/recompressed", NULL, test_recompressed);
  ADD ("/preview/follows", NULL, test_follows);
  ADD ("/preview/closed", NULL, test_closed);
}

int
main (int argc, char **argv)
{
  return run_window_tests (argc, argv, add_tests);
}
