/* test-history.c: commands, and the state after each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "team/mh-history.h"

typedef struct
{
  const char *command; /* start, put TEXT KEY, give-up KEY, undo, redo, seal, save [TEXT], reset */
  const char *name;    /* the organisation afterwards */
  const char *undo;    /* labels, NULL: cannot */
  const char *redo;
  gboolean is_modified;
  const char *notified; /* in the order told */
  const char *why;
} Row;

static const Row rows[] = {
  { "start A", "A", NULL, NULL, FALSE, "", "one document" },
  { "undo", "A", NULL, NULL, FALSE, "", "nothing to take back" },
  { "redo", "A", NULL, NULL, FALSE, "", "nothing to do again" },
  { "put A -", "A", NULL, NULL, FALSE, "", "equal: no step" },
  { "put B -", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "a step" },
  { "put C -", "C", "C", NULL, TRUE, "undo-label document", "another" },
  { "undo", "B", "B", "C", TRUE, "redo-label undo-label can-redo document", "back" },
  { "undo", "A", NULL, "B", FALSE, "modified redo-label undo-label can-undo document",
    "back to what is on disk" },
  { "redo", "B", "B", "C", TRUE, "modified redo-label undo-label can-undo document", "forth" },
  { "put D -", "D", "D", NULL, TRUE, "redo-label undo-label can-redo document",
    "redo is forgotten" },
  { "undo", "B", "B", "D", TRUE, "redo-label undo-label can-redo document", "C is gone" },
  { "redo", "D", "D", NULL, TRUE, "redo-label undo-label can-redo document", "and D is there" },

  { "start A", "A", NULL, NULL, FALSE, "", "typing" },
  { "put B k", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "first letter" },
  { "put C k", "C", "C", NULL, TRUE, "undo-label document", "joins it, with the newer label" },
  { "put D k", "D", "D", NULL, TRUE, "undo-label document", "and again" },
  { "put E j", "E", "E", NULL, TRUE, "undo-label document", "another field does not join" },
  { "undo", "D", "D", "E", TRUE, "redo-label undo-label can-redo document", "takes E back" },
  { "undo", "A", NULL, "D", FALSE, "modified redo-label undo-label can-undo document",
    "takes all of k back" },
  { "redo", "D", "D", "E", TRUE, "modified redo-label undo-label can-undo document", "at once" },
  { "put F k", "F", "F", NULL, TRUE, "redo-label undo-label can-redo document",
    "after undo and redo a new step" },
  { "undo", "D", "D", "F", TRUE, "redo-label undo-label can-redo document", "of its own" },

  { "start A", "A", NULL, NULL, FALSE, "", "seals" },
  { "put B k", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "typing" },
  { "seal", "B", "B", NULL, TRUE, "", "focus out changes nothing" },
  { "put C k", "C", "C", NULL, TRUE, "undo-label document", "the same field, but" },
  { "undo", "B", "B", "C", TRUE, "redo-label undo-label can-redo document", "a new step" },
  { "put C -", "C", "C", NULL, TRUE, "redo-label can-redo undo-label document", NULL },
  { "put D -", "D", "D", NULL, TRUE, "undo-label document", "no key" },
  { "undo", "C", "C", "D", TRUE, "redo-label undo-label can-redo document", "never joins" },

  { "start A", "A", NULL, NULL, FALSE, "", "a drag there and back" },
  { "put B k", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "there" },
  { "put A k", "A", NULL, NULL, FALSE, "modified undo-label can-undo document",
    "back: there is no step" },
  { "put B k", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "there again" },

  { "start A", "A", NULL, NULL, FALSE, "", "a drag that is given up" },
  { "put B -", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "an edit" },
  { "undo", "A", NULL, "B", FALSE, "modified redo-label undo-label can-redo can-undo document",
    "that could be redone" },
  { "put C k", "C", "C", NULL, TRUE, "modified redo-label undo-label can-redo can-undo document",
    "the drag begins" },
  { "put D k", "D", "D", NULL, TRUE, "undo-label document", "and goes on" },
  { "give-up j", "D", "D", NULL, TRUE, "", "not the step in work" },
  { "give-up k", "A", NULL, "B", FALSE, "modified redo-label undo-label can-redo can-undo document",
    "all is as before the drag" },
  { "give-up k", "A", NULL, "B", FALSE, "", "once" },
  { "put C k", "C", "C", NULL, TRUE, "modified redo-label undo-label can-redo can-undo document",
    "a drag" },
  { "seal", "C", "C", NULL, TRUE, "", "that was let go" },
  { "give-up k", "C", "C", NULL, TRUE, "", "is done" },

  { "start A", "A", NULL, NULL, FALSE, "", "saving" },
  { "put B k", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "edit" },
  { "save", "B", "B", NULL, FALSE, "modified", "is on disk" },
  { "put C k", "C", "C", NULL, TRUE, "modified undo-label document", "saving seals" },
  { "undo", "B", "B", "C", FALSE, "modified redo-label undo-label can-redo document",
    "the saved one again" },
  { "undo", "A", NULL, "B", TRUE, "modified redo-label undo-label can-undo document",
    "before it: modified too" },
  { "put B -", "B", "B", NULL, FALSE, "modified redo-label undo-label can-redo can-undo document",
    "the same value by another way is what is on disk" },
  { "start A", "A", NULL, NULL, FALSE, "", "an edit while the file is written" },
  { "put B k", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "is being written" },
  { "seal", "B", "B", NULL, TRUE, "", "which seals" },
  { "put C k", "C", "C", NULL, TRUE, "undo-label document", "meanwhile" },
  { "save B", "C", "C", NULL, TRUE, "", "B is on disk, C is not" },
  { "put D k", "D", "D", NULL, TRUE, "undo-label document", "typing goes on as one step" },
  { "undo", "B", "B", "D", FALSE, "modified redo-label undo-label can-redo document",
    "back to what was written" },
  { "undo", "A", NULL, "B", TRUE, "modified redo-label undo-label can-undo document",
    "what was on disk before is not any more" },
  { "start A", "A", NULL, NULL, FALSE, "", "undo while the file is written" },
  { "put B -", "B", "B", NULL, TRUE, "modified undo-label can-undo document", "is being written" },
  { "undo", "A", NULL, "B", FALSE, "modified redo-label undo-label can-redo can-undo document",
    "meanwhile, to what is on disk still" },
  { "save B", "A", NULL, "B", TRUE, "modified", "no longer" },
  { "redo", "B", "B", NULL, FALSE, "modified redo-label undo-label can-redo can-undo document",
    "what was written" },

  { "reset X", "X", NULL, NULL, FALSE, "undo-label can-undo document", "another file" },
  { "undo", "X", NULL, NULL, FALSE, "", "nothing is left" },
};

static void
note_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  GString *notified = data;

  if (notified->len > 0)
    g_string_append_c (notified, ' ');
  g_string_append (notified, pspec->name);
}

static MhDocument *
make (const char *name)
{
  return mh_document_new_starter (name, "/team");
}

static void
run (MhHistory **history, const char *command, GString *notified)
{
  g_auto (GStrv) words = g_strsplit (command, " ", 3);
  g_autoptr (MhDocument) document = words[1] != NULL ? make (words[1]) : NULL;

  if (g_str_equal (words[0], "start"))
    {
      g_clear_object (history);
      *history = mh_history_new (document);
      g_signal_connect (*history, "notify", G_CALLBACK (note_cb), notified);
    }
  else if (g_str_equal (words[0], "put"))
    mh_history_commit (*history, document, words[1], words[2][0] != '-' ? words[2] : NULL);
  else if (g_str_equal (words[0], "undo"))
    g_assert_cmpint (mh_history_get_can_undo (*history), ==, mh_history_undo (*history));
  else if (g_str_equal (words[0], "redo"))
    g_assert_cmpint (mh_history_get_can_redo (*history), ==, mh_history_redo (*history));
  else if (g_str_equal (words[0], "seal"))
    mh_history_seal (*history);
  else if (g_str_equal (words[0], "give-up"))
    mh_history_give_up (*history, words[1]);
  else if (g_str_equal (words[0], "save"))
    mh_history_mark_saved (*history,
                           document != NULL ? document : mh_history_get_document (*history));
  else
    mh_history_reset (*history, document);
}

/* Names in any order. */
static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = i; j > 0 && strcmp (words[j - 1], words[j]) > 0; j--)
      {
        char *word = words[j];

        words[j] = words[j - 1];
        words[j - 1] = word;
      }
  return g_strjoinv (" ", words);
}

static void
test_commands (void)
{
  g_autoptr (GString) notified = g_string_new (NULL);
  MhHistory *history = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *got = NULL;
      g_autofree char *wanted = sort_words (row->notified);
      gboolean is_modified = FALSE;
      g_autofree char *undo = NULL;
      g_autoptr (MhDocument) document = NULL;

      g_test_message ("%u %s: %s", i, row->command, row->why != NULL ? row->why : "on");
      g_string_truncate (notified, 0);
      run (&history, row->command, notified);
      g_object_get (history, "document", &document, "undo-label", &undo, "modified", &is_modified,
                    NULL);
      g_assert_cmpstr (mh_document_get_account (document)->organisation, ==, row->name);
      g_assert_true (document == mh_history_get_document (history));
      g_assert_cmpstr (undo, ==, row->undo);
      g_assert_cmpstr (mh_history_get_undo_label (history), ==, row->undo);
      g_assert_cmpstr (mh_history_get_redo_label (history), ==, row->redo);
      g_assert_cmpint (mh_history_get_can_undo (history), ==, row->undo != NULL);
      g_assert_cmpint (mh_history_get_can_redo (history), ==, row->redo != NULL);
      g_assert_cmpint (is_modified, ==, row->is_modified);
      got = sort_words (notified->str);
      g_assert_cmpstr (got, ==, wanted);
      if (strstr (notified->str, "document") != NULL)
        g_assert_true (g_str_has_suffix (notified->str, "document"));
    }
  g_assert_finalize_object (history);
}

/* Equal to the document, and another one. */
static MhDocument *
copy (MhDocument *document, gpointer n_copies)
{
  g_autoptr (GBytes) bytes = mh_document_to_bytes (document);

  (*(guint *) n_copies)++;
  return mh_document_new_from_bytes (bytes, mh_document_get_folder (document), NULL, NULL);
}

static void
told_cb (guint *n_told)
{
  (*n_told)++;
}

/* Every step is another document then, and nothing else has changed. */
static void
test_renew (void)
{
  MhHistory *history = NULL;
  g_autoptr (MhDocument) first = mh_document_new_starter ("A", "/");
  g_autoptr (MhDocument) second = mh_document_new_starter ("B", "/");
  guint n_copies = 0;
  guint n_documents = 0;
  guint n_modified = 0;

  history = mh_history_new (first);
  mh_history_commit (history, second, "Rename", NULL);
  g_signal_connect_swapped (history, "notify::document", G_CALLBACK (told_cb), &n_documents);
  g_signal_connect_swapped (history, "notify::modified", G_CALLBACK (told_cb), &n_modified);
  mh_history_renew (history, copy, &n_copies);
  g_assert_cmpuint (n_copies, ==, 2);
  g_assert_cmpuint (n_documents, ==, 1);
  g_assert_cmpuint (n_modified, ==, 0);
  g_assert_true (mh_history_get_document (history) != second);
  g_assert_true (mh_document_equal (mh_history_get_document (history), second));
  g_assert_true (mh_history_undo (history));
  g_assert_true (mh_history_get_document (history) != first);
  g_assert_false (mh_history_get_modified (history));
  g_assert_finalize_object (history);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/commands", test_commands);
  g_test_add_func ("/history/renew", test_renew);
  return g_test_run ();
}
