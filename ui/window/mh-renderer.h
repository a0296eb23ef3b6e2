/* mh-renderer.h: pictures for the screen, made off the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "export/mh-preview.h"
#include "layout/mh-layout.h"

G_BEGIN_DECLS

typedef struct _MhRenderer MhRenderer;

/* How a picture is seen on its page. */
typedef struct
{
  MhPreviewDevice device;
  int window_px;         /* CSS px of the window or the phone */
  gboolean recompressed; /* as the platform compresses the file again */
} MhRenderPage;

/* What to make a picture of. Everything in it is held by reference while it waits. */
typedef struct
{
  guint64 generation; /* of the caller's counting; comes back with the result */
  MhDocument *document;
  MhSurfaces *surfaces; /* owner of surface */
  const MhSurface *surface;
  const MhTarget *target; /* (nullable), of document */
  MhDate date;
  double scale;   /* device pixels per output pixel */
  MhScene *scene; /* (nullable): the scene of this very document, surface and date, when known */
  const MhRenderPage *page; /* (nullable): the picture in a mock-up; scale does not count then */
} MhRenderRequest;

/* One picture, or the reason why there is none. */
typedef struct
{
  guint64 generation;
  MhScene *scene;
  GdkTexture *texture; /* NULL on error */
  GError *error;       /* NULL on success */
  gint64 taken_us;     /* the work, without waiting for it */
} MhRenderResult;

typedef void (*MhRenderFunc) (const MhRenderResult *result, gpointer data);

MhRenderer *mh_renderer_new (MhPictureStore *pictures, MhRenderFunc func, gpointer data);
void mh_renderer_free (MhRenderer *renderer);
void mh_renderer_request (MhRenderer *renderer, const MhRenderRequest *request);
void mh_renderer_cancel (MhRenderer *renderer);
void mh_renderer_wait (MhRenderer *renderer, gint64 end_us);

GdkTexture *mh_renderer_wrap_surface (cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MhRenderer, mh_renderer_free)

G_END_DECLS
