/* mh-person.c: a person, ready to be laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-person.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/mh-file.h"
#include "base/mh-limits.h"
#include "mh-text.h"
#include "team/mh-initials.h"
#include "team/mh-people.h"

#define WEIGHT_STRONG 600
#define WEIGHT_ACCENT 500

typedef struct
{
  const MhPersonMaker *maker;
  const MhMember *member;
  MhPerson *person;
} Making;

static void
report (const MhPersonMaker *maker, const MhMember *member, MhRole role, MhFinding *finding)
{
  finding->surface = g_strdup (maker->surface->id);
  finding->member = member != NULL ? member->index : -1;
  finding->role = g_strdup (mh_role_get_id (role));
  g_ptr_array_add (maker->findings, finding);
}

/**
 * mh_person_make_copy:
 * @maker: what all texts of a picture share
 * @text: UTF-8, as the file has it
 * @family: font family
 * @weight: 100 to 1000
 * @language: (nullable): BCP 47, where it is not the account's
 *
 * Returns: (transfer full): the text with its widths
 */
MhCopy *
mh_person_make_copy (const MhPersonMaker *maker,
                     const char *text,
                     const char *family,
                     int weight,
                     const char *language)
{
  g_autofree char *clean = mh_text_clean (text, MH_LIMIT_NOTICE_CHARS);

  if (language == NULL)
    language = mh_document_get_account (maker->document)->language;
  return mh_copy_get (maker->fonts, clean, family, weight, language);
}

static MhCopy *
make_field (Making *making, MhRole role, const char *text, int weight)
{
  const MhPersonMaker *maker = making->maker;
  MhCopy *copy = mh_person_make_copy (maker, text, maker->design->type.family, weight,
                                      role == MH_ROLE_NAME ? making->member->language : NULL);

  if (copy->n_missing > 0)
    {
      g_autofree char *pointer =
          g_strdup_printf ("/members/%d/%s", making->member->index, mh_role_get_id (role));

      report (maker, making->member, role,
              mh_finding_with_remedy (
                  mh_finding_new ("glyph-missing", MH_SEVERITY_ERROR, pointer,
                                  _ ("No font on this machine has every character of “%s”"),
                                  copy->text),
                  g_strdup (_ ("Install one that does."))));
    }
  return copy;
}

static void
add_line (Making *making, MhRole role, const char *text, int weight, gboolean may_shorten)
{
  MhPerson *person = making->person;

  if (text == NULL || person->n_lines == MH_MAX_LINES)
    return;
  person->lines[person->n_lines++] =
      (MhLine){ role, make_field (making, role, text, weight), may_shorten };
}

static void
add_handle (Making *making)
{
  const MhPersonMaker *maker = making->maker;
  const char *handle = mh_member_get_handle (making->member, maker->platform);
  g_autofree char *text = handle != NULL ? mh_people_format_handle (handle) : NULL;

  add_line (making, MH_ROLE_HANDLE, text, WEIGHT_ACCENT, FALSE);
}

static void
add_signature (Making *making)
{
  const MhAccount *account = mh_document_get_account (making->maker->document);
  g_autofree char *text = NULL;

  if (making->member->signature == NULL)
    return;
  text = g_strconcat (account->signature_prefix, making->member->signature, NULL);
  making->person->signature = make_field (making, MH_ROLE_SIGNATURE, text, WEIGHT_STRONG);
}

/**
 * mh_person_probe_picture:
 * @maker: what all of a picture shares
 * @member: (nullable): whose it is
 * @role: what it is for
 * @pointer: where it stands in the team file
 * @file: path as written there
 * @box: where it will be drawn, with its zoom; only the size counts, output pixels
 * @aspect: (out) (optional): width ÷ height
 *
 * Looks whether a picture can be read, and reports when not.
 *
 * Returns: (transfer full) (nullable): its absolute path, %NULL when it cannot be drawn
 */
char *
mh_person_probe_picture (const MhPersonMaker *maker,
                         const MhMember *member,
                         MhRole role,
                         const char *pointer,
                         const char *file,
                         const MhBox *box,
                         double *aspect)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = mh_document_resolve (maker->document, file, &error);
  g_autofree char *message = NULL;

  if (path != NULL && maker->pictures != NULL)
    mh_picture_store_probe (maker->pictures, path, (int) ceil (mh_box_width (box)),
                            (int) ceil (mh_box_height (box)), aspect, &error);
  if (error == NULL)
    return g_steal_pointer (&path);

  if (member != NULL)
    /* Translators: whose photo it is, and what is wrong with its file. */
    message = g_strdup_printf (_ ("Photo of %s: %s"), member->name, error->message);
  report (maker, member, role,
          mh_finding_with_remedy (
              mh_finding_new (g_error_matches (error, MH_FILE_ERROR, MH_FILE_ERROR_NOT_FOUND)
                                  ? "photo-missing"
                                  : "picture-unreadable",
                              MH_SEVERITY_ERROR, pointer, "%s",
                              message != NULL ? message : error->message),
              g_strdup (member != NULL
                            ? _ ("Give another file, or leave the photo out: initials stand in its "
                                 "place.")
                            : _ ("Give another file, or leave the picture out."))));
  return NULL;
}

/* Initials are ready for everybody: whether a photo can be read is seen when its size is known. */
static void
add_initials (Making *making)
{
  const MhPersonMaker *maker = making->maker;
  g_autofree char *initials = mh_initials_from_name (making->member->name);

  making->person->initials = mh_person_make_copy (maker, initials, maker->design->type.family,
                                                  WEIGHT_STRONG, making->member->language);
}

/**
 * mh_person_find_photo:
 * @maker: what all people of a picture share
 * @member: a member
 * @box: where the photo will be drawn, output pixels
 *
 * Returns: (transfer full) (nullable): the path of a photo that can be read and may be shown
 */
char *
mh_person_find_photo (const MhPersonMaker *maker, const MhMember *member, const MhBox *box)
{
  g_autofree char *pointer = g_strdup_printf ("/members/%d/photo", member->index);
  MhBox zoomed = mh_box_scale (box, member->photo_zoom, member->photo_zoom);

  if (member->photo_file == NULL || member->consent != MH_CONSENT_PHOTO)
    return NULL;
  return mh_person_probe_picture (maker, member, MH_ROLE_PHOTO, pointer, member->photo_file,
                                  &zoomed, NULL);
}

static void
add_field (Making *making, MhField field)
{
  const MhMember *member = making->member;
  int weight = making->maker->design->type.weight;

  switch (field)
    {
    case MH_FIELD_NAME:
      add_line (making, MH_ROLE_NAME, member->name, MAX (weight, WEIGHT_STRONG), FALSE);
      break;
    case MH_FIELD_EXPERTISE:
      add_line (making, MH_ROLE_EXPERTISE, member->expertise, weight, TRUE);
      break;
    case MH_FIELD_BIO:
      add_line (making, MH_ROLE_BIO, member->bio, weight, TRUE);
      break;
    case MH_FIELD_HANDLE:
      add_handle (making);
      break;
    case MH_FIELD_SIGNATURE:
      add_signature (making);
      break;
    default:
      break;
    }
}

/**
 * mh_person_new:
 * @maker: what all people of a picture share
 * @member: a member who is drawn
 *
 * Collects what is drawn of a person: the fields that the design names, in its order, and initials
 * for where no photo can be drawn.
 *
 * Returns: (transfer full): the person
 */
MhPerson *
mh_person_new (const MhPersonMaker *maker, const MhMember *member)
{
  MhPerson *person = g_new0 (MhPerson, 1);
  Making making = { maker, member, person };

  person->member = member;
  for (guint i = 0; i < maker->design->people.n_fields; i++)
    add_field (&making, maker->design->people.fields[i]);
  if (mh_design_has_field (maker->design, MH_FIELD_PHOTO) &&
      maker->design->people.photo_shape != MH_PHOTO_NONE)
    add_initials (&making);
  return person;
}
