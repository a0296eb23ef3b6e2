/* mh-history.c: documents and a cursor; undo and redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-history.h"

/* A state, and the edit that led to it. */
typedef struct
{
  MhDocument *document;
  char *label;     /* (nullable): none for the first */
  char *merge_key; /* (nullable) */
} Step;

struct _MhHistory
{
  GObject parent_instance;

  GPtrArray *steps; /* of Step, never empty */
  guint cursor;
  GPtrArray *cut;    /* of Step: what could be redone before the step at the cursor */
  MhDocument *saved; /* (nullable) */
  gboolean is_sealed;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MhHistory, mh_history, G_TYPE_OBJECT)

/* What the properties say; to notify those that an operation changed. */
typedef struct
{
  MhDocument *document; /* a reference */
  gboolean can_undo;
  gboolean can_redo;
  char *undo_label;
  char *redo_label;
  gboolean is_modified;
} Aspect;

static Step *
step_new (MhDocument *document, const char *label, const char *merge_key)
{
  Step *step = g_new0 (Step, 1);

  step->document = mh_document_ref (document);
  step->label = g_strdup (label);
  step->merge_key = g_strdup (merge_key);
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  mh_document_unref (step->document);
  g_free (step->label);
  g_free (step->merge_key);
  g_free (step);
}

static Step *
get_step (MhHistory *self, guint index)
{
  return g_ptr_array_index (self->steps, index);
}

static Aspect
look (MhHistory *self)
{
  return (Aspect){
    .document = mh_document_ref (mh_history_get_document (self)),
    .can_undo = mh_history_get_can_undo (self),
    .can_redo = mh_history_get_can_redo (self),
    .undo_label = g_strdup (mh_history_get_undo_label (self)),
    .redo_label = g_strdup (mh_history_get_redo_label (self)),
    .is_modified = mh_history_get_modified (self),
  };
}

/* Tells what is no longer as before, which is let go. The document comes last, when everything else
 * can be read already. */
static void
notify_changes (MhHistory *self, Aspect *before)
{
  Aspect now = look (self);
  const gboolean has_changed[N_PROPS] = {
    [PROP_DOCUMENT] = before->document != now.document,
    [PROP_CAN_UNDO] = before->can_undo != now.can_undo,
    [PROP_CAN_REDO] = before->can_redo != now.can_redo,
    [PROP_UNDO_LABEL] = g_strcmp0 (before->undo_label, now.undo_label) != 0,
    [PROP_REDO_LABEL] = g_strcmp0 (before->redo_label, now.redo_label) != 0,
    [PROP_MODIFIED] = before->is_modified != now.is_modified,
  };
  Aspect *aspects[] = { before, &now };

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      mh_document_unref (aspects[i]->document);
      g_free (aspects[i]->undo_label);
      g_free (aspects[i]->redo_label);
    }
  for (guint i = N_PROPS - 1; i > PROP_0; i--)
    if (has_changed[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
mh_history_finalize (GObject *object)
{
  MhHistory *self = MH_HISTORY (object);

  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->cut);
  g_clear_pointer (&self->saved, mh_document_unref);

  G_OBJECT_CLASS (mh_history_parent_class)->finalize (object);
}

static void
mh_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MhHistory *self = MH_HISTORY (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_boxed (value, mh_history_get_document (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, mh_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, mh_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, mh_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, mh_history_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, mh_history_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mh_history_class_init (MhHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mh_history_finalize;
  object_class->get_property = mh_history_get_property;

  properties[PROP_DOCUMENT] = g_param_spec_boxed ("document", NULL, NULL, MH_TYPE_DOCUMENT, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mh_history_init (MhHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->cut = g_ptr_array_new_with_free_func (step_free);
}

/**
 * mh_history_new:
 * @document: what is on disk
 *
 * Returns: (transfer full): a history of that alone, not modified
 */
MhHistory *
mh_history_new (MhDocument *document)
{
  MhHistory *self = g_object_new (MH_TYPE_HISTORY, NULL);

  g_ptr_array_add (self->steps, step_new (document, NULL, NULL));
  self->saved = mh_document_ref (document);
  return self;
}

/**
 * mh_history_get_document:
 * @history: a history
 *
 * Returns: (transfer none): the current document
 */
MhDocument *
mh_history_get_document (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), NULL);

  return get_step (history, history->cursor)->document;
}

static gboolean
joins (MhHistory *self, const char *merge_key)
{
  return merge_key != NULL && !self->is_sealed && self->cursor > 0 &&
         g_strcmp0 (get_step (self, self->cursor)->merge_key, merge_key) == 0;
}

/* Takes what could be redone out of the steps, to be there again if the step that begins is given
 * up. */
static void
cut_redo (MhHistory *self)
{
  g_ptr_array_set_size (self->cut, 0);
  while (self->steps->len > self->cursor + 1)
    g_ptr_array_insert (self->cut, 0, g_ptr_array_steal_index (self->steps, self->steps->len - 1));
}

/**
 * mh_history_commit:
 * @history: a history
 * @document: (transfer none): what is current from now on
 * @label: what was done, for the menu
 * @merge_key: (nullable): what was edited, for a drag or a burst of typing
 *
 * Forgets what could be redone. A commit with the @merge_key of the step before joins it, unless
 * the history was sealed or went back between; and when they come to nothing, there is no step. A
 * document equal to the current one is no step.
 */
void
mh_history_commit (MhHistory *history,
                   MhDocument *document,
                   const char *label,
                   const char *merge_key)
{
  Aspect before;

  g_return_if_fail (MH_IS_HISTORY (history));
  g_return_if_fail (document != NULL);

  if (mh_document_equal (document, mh_history_get_document (history)))
    return;

  before = look (history);
  if (joins (history, merge_key))
    {
      g_ptr_array_set_size (history->steps, (int) history->cursor);
      history->cursor--;
    }
  else
    {
      cut_redo (history);
    }
  if (mh_document_equal (document, get_step (history, history->cursor)->document))
    {
      history->is_sealed = TRUE;
    }
  else
    {
      g_ptr_array_add (history->steps, step_new (document, label, merge_key));
      history->cursor++;
      history->is_sealed = FALSE;
    }
  notify_changes (history, &before);
}

/**
 * mh_history_seal:
 * @history: a history
 *
 * Ends the current step: the next commit is another one, whatever its merge key.
 */
void
mh_history_seal (MhHistory *history)
{
  g_return_if_fail (MH_IS_HISTORY (history));

  history->is_sealed = TRUE;
}

/**
 * mh_history_give_up:
 * @history: a history
 * @merge_key: that of the step in work
 *
 * Takes back the edits with @merge_key since the last seal as if they had never been: they cannot
 * be redone, and what could be redone before them can be again. For a drag that is cancelled.
 */
void
mh_history_give_up (MhHistory *history, const char *merge_key)
{
  Aspect before;

  g_return_if_fail (MH_IS_HISTORY (history));
  g_return_if_fail (merge_key != NULL);

  if (!joins (history, merge_key))
    return;

  before = look (history);
  g_ptr_array_set_size (history->steps, (int) history->cursor);
  history->cursor--;
  while (history->cut->len > 0)
    g_ptr_array_add (history->steps, g_ptr_array_steal_index (history->cut, 0));
  history->is_sealed = TRUE;
  notify_changes (history, &before);
}

static gboolean
move_cursor (MhHistory *self, int step)
{
  Aspect before = look (self);

  self->cursor = (guint) ((int) self->cursor + step);
  self->is_sealed = TRUE;
  notify_changes (self, &before);
  return TRUE;
}

/**
 * mh_history_undo:
 * @history: a history
 *
 * Returns: %TRUE if there was a step to take back
 */
gboolean
mh_history_undo (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), FALSE);

  return mh_history_get_can_undo (history) && move_cursor (history, -1);
}

/**
 * mh_history_redo:
 * @history: a history
 *
 * Returns: %TRUE if there was a step to do again
 */
gboolean
mh_history_redo (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), FALSE);

  return mh_history_get_can_redo (history) && move_cursor (history, 1);
}

/**
 * mh_history_get_can_undo:
 * @history: a history
 *
 * Returns: whether there is a document before the current one
 */
gboolean
mh_history_get_can_undo (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), FALSE);

  return history->cursor > 0;
}

/**
 * mh_history_get_can_redo:
 * @history: a history
 *
 * Returns: whether there is a document after the current one
 */
gboolean
mh_history_get_can_redo (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), FALSE);

  return history->cursor + 1 < history->steps->len;
}

/**
 * mh_history_get_undo_label:
 * @history: a history
 *
 * Returns: (transfer none) (nullable): what undo takes back
 */
const char *
mh_history_get_undo_label (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), NULL);

  return get_step (history, history->cursor)->label;
}

/**
 * mh_history_get_redo_label:
 * @history: a history
 *
 * Returns: (transfer none) (nullable): what redo does again
 */
const char *
mh_history_get_redo_label (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), NULL);

  if (!mh_history_get_can_redo (history))
    return NULL;
  return get_step (history, history->cursor + 1)->label;
}

/**
 * mh_history_get_modified:
 * @history: a history
 *
 * Typing a word and taking it away again by hand leads back to what is on disk too.
 *
 * Returns: %TRUE if the current document is not the saved one
 */
gboolean
mh_history_get_modified (MhHistory *history)
{
  g_return_val_if_fail (MH_IS_HISTORY (history), FALSE);

  return history->saved == NULL ||
         !mh_document_equal (history->saved, mh_history_get_document (history));
}

/**
 * mh_history_mark_saved:
 * @history: a history
 * @document: (transfer none): what is on disk; the current document, or the one that was current
 *   when writing began
 *
 * Seals when @document is the current one: what comes next is not to join what was saved.
 */
void
mh_history_mark_saved (MhHistory *history, MhDocument *document)
{
  MhDocument *older = NULL;
  Aspect before;

  g_return_if_fail (MH_IS_HISTORY (history));
  g_return_if_fail (document != NULL);

  before = look (history);
  older = history->saved;
  history->saved = mh_document_ref (document);
  g_clear_pointer (&older, mh_document_unref);
  if (document == mh_history_get_document (history))
    history->is_sealed = TRUE;
  notify_changes (history, &before);
}

static void
renew_steps (GPtrArray *steps, MhHistoryFunc func, gpointer data)
{
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = g_ptr_array_index (steps, i);
      MhDocument *renewed = func (step->document, data);

      mh_document_unref (step->document);
      step->document = renewed;
    }
}

/**
 * mh_history_renew:
 * @history: a history
 * @func: gives what a document is now, equal to it
 * @data: for @func
 *
 * Follows what the documents are made of and do not hold, such as a theme's file: undo must not
 * bring back its older state.
 */
void
mh_history_renew (MhHistory *history, MhHistoryFunc func, gpointer data)
{
  Aspect before;

  g_return_if_fail (MH_IS_HISTORY (history));

  before = look (history);
  renew_steps (history->steps, func, data);
  renew_steps (history->cut, func, data);
  notify_changes (history, &before);
}

/**
 * mh_history_reset:
 * @history: a history
 * @document: (transfer none): what is on disk
 *
 * Starts anew: one document, nothing to undo, not modified.
 */
void
mh_history_reset (MhHistory *history, MhDocument *document)
{
  g_autoptr (MhDocument) kept = NULL;
  Aspect before;

  g_return_if_fail (MH_IS_HISTORY (history));
  g_return_if_fail (document != NULL);

  kept = mh_document_ref (document);
  before = look (history);
  g_ptr_array_set_size (history->steps, 0);
  g_ptr_array_set_size (history->cut, 0);
  g_ptr_array_add (history->steps, step_new (kept, NULL, NULL));
  history->cursor = 0;
  history->is_sealed = FALSE;
  g_clear_pointer (&history->saved, mh_document_unref);
  history->saved = mh_document_ref (kept);
  notify_changes (history, &before);
}
