/* mh-import-test.h: the review of a roster in a window of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/mh-import-item.h"
#include "import/mh-import-page.h"
#include "lib/mh-test-folder.h"
#include "lib/mh-test-letters.h"
#include "lib/mh-ui-test.h"
#include "mh-ui-resources.h"

typedef struct
{
  char *folder;
  MhSession *session;
  MhImportPage *page;
  GtkWidget *window;
  char *summary; /* what the page said when it closed */
  gboolean is_closed;
} Fixture;

static inline void
closed_cb (Fixture *fixture, const char *summary)
{
  fixture->is_closed = TRUE;
  fixture->summary = g_strdup (summary);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = mh_test_folder_new ();
  fixture->session = mh_test_letters_session ("abc");
  fixture->page = MH_IMPORT_PAGE (mh_import_page_new ());
  fixture->window = mh_ui_show (GTK_WIDGET (fixture->page));
  g_signal_connect_swapped (fixture->page, "closed", G_CALLBACK (closed_cb), fixture);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  mh_ui_close (fixture->window);
  g_assert_finalize_object (fixture->session);
  mh_test_folder_remove (fixture->folder);
  g_free (fixture->summary);
}

static inline const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (mh_ui_find (fixture->page, GTK_TYPE_STACK));
}

static inline void
read_file (Fixture *fixture, const char *text)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "staff.csv", NULL);

  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
  mh_import_page_read_file (fixture->page, fixture->session, file);
}

static inline gboolean
may_apply (Fixture *fixture)
{
  return gtk_widget_get_sensitive (
      mh_ui_find_text (fixture->page, GTK_TYPE_BUTTON, "label", "_Import"));
}

static inline GListModel *
get_items (Fixture *fixture)
{
  GtkListView *list = mh_ui_find (fixture->page, GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (list));
}

/* "#" a heading, "." a field; “!” before what is left out. */
static inline char *
describe (Fixture *fixture)
{
  GListModel *items = get_items (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MhImportItem) item = g_list_model_get_item (items, i);
      g_autofree char *title = mh_import_item_dup_title (item);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "; " : "",
                              mh_import_item_get_chosen (item) ? "" : "!",
                              mh_import_item_get_kind (item) == MH_IMPORT_HEADING ? "#"
                              : mh_import_item_get_kind (item) == MH_IMPORT_FIELD ? "."
                                                                                  : "",
                              title);
    }
  return g_string_free (text, FALSE);
}

static inline gboolean
is_review (Fixture *fixture, const char *expected)
{
  g_autofree char *review = get_items (fixture) != NULL ? describe (fixture) : NULL;

  return g_strcmp0 (review, expected) == 0;
}

static inline void
choose (Fixture *fixture, const char *wanted, gboolean chosen)
{
  GListModel *items = get_items (fixture);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (MhImportItem) item = g_list_model_get_item (items, i);
      g_autofree char *title = mh_import_item_dup_title (item);

      if (g_str_equal (title, wanted))
        {
          mh_import_item_set_chosen (item, chosen);
          return;
        }
    }
  g_assert_not_reached ();
}

static inline void
leave_out (Fixture *fixture, const char *wanted)
{
  choose (fixture, wanted, FALSE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
