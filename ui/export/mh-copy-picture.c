/* mh-copy-picture.c: a picture and its words, on the clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-copy-picture.h"

#include "window/mh-renderer.h"
#include "words/mh-words.h"

typedef struct
{
  MhRenderer *renderer;
  GdkClipboard *clipboard;
  GWeakRef object;
  MhCopied copied;
} Copy;

static void
copy_free (Copy *copy)
{
  mh_renderer_free (copy->renderer);
  g_object_unref (copy->clipboard);
  g_weak_ref_clear (&copy->object);
  g_free (copy);
}

static void
painted_cb (const MhRenderResult *result, gpointer data)
{
  Copy *copy = data;
  g_autoptr (GObject) object = g_weak_ref_get (&copy->object);

  if (result->texture != NULL)
    gdk_clipboard_set_texture (copy->clipboard, result->texture);
  if (object != NULL)
    copy->copied (result->error, object);
  copy_free (copy);
}

/**
 * mh_copy_picture:
 * @session: what is shown
 * @surface: one of its surfaces
 * @target: (nullable): one of its document's targets
 * @clipboard: where to put the picture
 * @copied: called when it is there
 * @object: given to @copied; when it goes, that is not called any more
 *
 * Paints the picture as it would be exported, off the main thread, and copies it.
 */
void
mh_copy_picture (MhSession *session,
                 const MhSurface *surface,
                 const MhTarget *target,
                 GdkClipboard *clipboard,
                 MhCopied copied,
                 gpointer object)
{
  Copy *copy = g_new0 (Copy, 1);
  MhRenderRequest request = { 0 };

  copy->renderer = mh_renderer_new (mh_session_get_pictures (session), painted_cb, copy);
  copy->clipboard = g_object_ref (clipboard);
  copy->copied = copied;
  g_weak_ref_init (&copy->object, object);
  request.document = mh_session_get_document (session);
  request.surfaces = mh_session_get_surfaces (session);
  request.surface = surface;
  request.target = target;
  request.date = mh_session_get_date (session);
  request.scale = target != NULL ? target->scale : 1.0;
  mh_renderer_request (copy->renderer, &request);
}

/**
 * mh_copy_words:
 * @session: what is shown
 * @surface: one of its surfaces
 * @target: (nullable): one of its document's targets
 * @clipboard: where to put the text
 *
 * Copies the text that stands for the picture where it cannot be seen.
 */
void
mh_copy_words (MhSession *session,
               const MhSurface *surface,
               const MhTarget *target,
               GdkClipboard *clipboard)
{
  g_autofree char *alt = mh_words_dup_alt (mh_session_get_document (session), surface, target,
                                           mh_session_get_date (session));

  gdk_clipboard_set_text (clipboard, alt);
}
