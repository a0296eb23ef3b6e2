/* mh-remedy-files.c: a file that a platform takes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-check-remedies.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const codes[] = { "over-byte-limit", NULL };

/* Shares of the picture's shorter side: what can hardly be seen, and what surely helps. */
static const double blurs[] = { 0.005, 0.01, 0.02, 0.05 };

/* Gives what mends it. Returns whether it does. */
static gboolean
try (MhRemedies *remedies, const MhAim *aim, MhPatch *patch, const char *remedy)
{
  g_autoptr (MhCheckRun) after = mh_remedies_try (remedies, patch, aim);

  return after != NULL && mh_remedies_give (remedies, patch, aim, after, remedy);
}

static gboolean
try_number (
    MhRemedies *remedies, const MhAim *aim, const char *name, double number, const char *remedy)
{
  g_autoptr (MhPatch) patch = mh_patch_new (remedies->run->document);
  g_autoptr (JsonNode) value = json_node_init_double (json_node_alloc (), number);

  return mh_remedies_set (remedies, patch, aim->surface, name, value) &&
         try (remedies, aim, patch, remedy);
}

/* A picture larger than the surface is one that was asked for, but nothing that a platform shows.
 */
static gboolean
try_scale (MhRemedies *remedies, const MhAim *aim, const MhCheckPicture *picture)
{
  return picture->target != NULL && picture->target->scale > 1 &&
         try_number (remedies, aim, "scale", 1,
                     _ ("Write the file at the surface’s own size, at scale 1."));
}

static gboolean
try_format (MhRemedies *remedies, const MhAim *aim, const MhCheckPicture *picture)
{
  const char *file = picture->target != NULL ? picture->target->file : NULL;
  const char *dot = file != NULL ? strrchr (file, '.') : NULL;
  g_autoptr (MhPatch) patch = mh_patch_new (remedies->run->document);
  g_autofree char *pointer = NULL;
  g_autofree char *other = NULL;

  if (picture->format != MH_FORMAT_PNG || !picture->surface->takes_jpeg || dot == NULL)
    return FALSE;
  pointer = g_strdup_printf ("/targets/%d/file", picture->target->index);
  other = g_strdup_printf ("%.*s.jpg", (int) (dot - file), file);
  return mh_patch_set_string (patch, pointer, other) &&
         try (remedies, aim, patch, _ ("Write a JPEG file."));
}

/* What is soft takes few bytes. */
static gboolean
try_blur (MhRemedies *remedies, const MhAim *aim, const MhCheckPicture *picture)
{
  MhDesign *design = mh_document_dup_design (remedies->run->document, picture->target);
  gboolean is_mended = FALSE;

  for (guint i = 0; !is_mended && design->background.file != NULL && i < G_N_ELEMENTS (blurs); i++)
    if (blurs[i] > design->background.blur)
      is_mended = try_number (remedies, aim, "design/background/picture/blur", blurs[i],
                              _ ("Blur the background, which then takes fewer bytes."));
  mh_design_free (design);
  return is_mended;
}

/**
 * mh_remedies_try_files:
 * @remedies: what is looked for
 * @picture: the first picture of a surface
 *
 * Mends `over-byte-limit`. Lower quality is no remedy: the finding says that it was tried.
 */
void
mh_remedies_try_files (MhRemedies *remedies, const MhCheckPicture *picture)
{
  MhAim aim = { picture->surface->id, codes, .by_scene = FALSE };

  if (mh_remedies_has_wanted (remedies, &aim) && !try_scale (remedies, &aim, picture) &&
      !try_format (remedies, &aim, picture))
    try_blur (remedies, &aim, picture);
}
