/* mh-layout-prepare.c: what is to be drawn, before its size is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mh-layout-job.h"
#include "mh-sources.h"
#include "team/mh-people.h"

/* The least type that a reader can make out where the picture is seen on a desktop; CSS px. Below
 * `type.min_phone_px` a check warns, below this nobody is helped by being shown. */
#define FLOOR_CSS_PX 4.4
#define FLOOR_PX     10.0

/* The largest running text, as a share of the clear area's shorter side. */
#define CAP_SHARE 0.085

/* Below this a phone's camera cannot tell the modules of a QR code apart on a desktop's screen. */
#define LEAST_MODULE_CSS_PX 1.6

/* About the height of a logo, to read it by, as a share of the surface's shorter side. */
#define LOGO_SHARE 0.08

#define WEIGHT_HEADING 600

/**
 * mh_layout_job_report:
 * @job: a job
 * @role: what the finding is about
 * @finding: (transfer full): what was met
 *
 * Adds a finding to the scene.
 */
void
mh_layout_job_report (MhLayoutJob *job, MhRole role, MhFinding *finding)
{
  finding->surface = g_strdup (job->scene->surface);
  finding->role = g_strdup (mh_role_get_id (role));
  g_ptr_array_add (job->scene->findings, finding);
}

static void
check_family (MhLayoutJob *job, const char *family, const char *pointer)
{
  if (mh_fonts_has_family (job->maker.fonts, family))
    return;
  mh_layout_job_report (
      job, MH_ROLE_NAME,
      mh_finding_with_remedy (
          mh_finding_new ("font-missing", MH_SEVERITY_WARNING, pointer,
                          _ ("The font “%s” is not installed, and “%s” is used in its place"),
                          family, mh_fonts_get_substitute (job->maker.fonts, family)),
          g_strdup (_ ("Install it, or name another family."))));
}

static MhCopy *
make_words (MhLayoutJob *job, const char *pattern, const char *family, int weight)
{
  g_autofree char *text =
      mh_people_expand (pattern, job->maker.document, job->maker.platform, job->n_members);

  if (text[0] == '\0')
    return NULL;
  return mh_person_make_copy (&job->maker, text, family, weight, NULL);
}

/* The organisation stands beside a heading that does not name it already. */
static void
prepare_words (MhLayoutJob *job)
{
  const MhDesign *design = job->maker.design;
  const char *organisation = mh_document_get_account (job->maker.document)->organisation;

  job->input.heading =
      make_words (job, mh_people_get_heading (job->maker.document, design, job->n_members),
                  design->type.heading_family, WEIGHT_HEADING);
  if (!mh_people_is_notice (design, job->n_members))
    job->input.notice = make_words (job, design->notice, design->type.family, design->type.weight);
  if (job->input.heading != NULL && strstr (job->input.heading->text, organisation) == NULL)
    job->input.organisation =
        make_words (job, organisation, design->type.family, design->type.weight);
}

static void
prepare_logo (MhLayoutJob *job)
{
  const MhDesign *design = job->maker.design;
  double shorter = MIN (job->scene->width_px, job->scene->height_px);
  double size_px = (design->logo.size > 0 ? design->logo.size : LOGO_SHARE) * shorter;
  MhBox box = MH_BOX (0, 0, size_px, size_px);

  if (design->logo.file == NULL)
    return;
  job->logo = mh_person_probe_picture (&job->maker, NULL, MH_ROLE_LOGO, "/design/logo/file",
                                       design->logo.file, &box, &job->input.logo_aspect);
  if (job->logo != NULL && job->input.logo_aspect <= 0)
    job->input.logo_aspect = 1;
  job->input.logo_px = design->logo.size * shorter;
}

static void
clear_section (MhSection *section)
{
  mh_copy_unref (section->heading);
}

/* People of a group stand together under its heading, in the order in which groups first appear. */
static void
add_to_sections (MhLayoutJob *job, const MhMember *member, const char **group)
{
  const MhDesign *design = job->maker.design;
  gboolean grouped = design->people.group_headings;
  MhSection section = { NULL, job->input.people->len - 1, 1 };

  if (job->input.sections->len > 0 && (!grouped || g_strcmp0 (*group, member->group) == 0))
    {
      g_array_index (job->input.sections, MhSection, job->input.sections->len - 1).n_people++;
      return;
    }
  if (grouped && member->group != NULL)
    section.heading =
        mh_person_make_copy (&job->maker, member->group, design->type.family, WEIGHT_HEADING, NULL);
  g_array_append_val (job->input.sections, section);
  *group = member->group;
}

static void
prepare_roles (MhLayoutJob *job)
{
  static const MhRole roles[MH_N_FIELDS] = {
    [MH_FIELD_NAME] = MH_ROLE_NAME,           [MH_FIELD_EXPERTISE] = MH_ROLE_EXPERTISE,
    [MH_FIELD_HANDLE] = MH_ROLE_HANDLE,       [MH_FIELD_BIO] = MH_ROLE_BIO,
    [MH_FIELD_SIGNATURE] = MH_ROLE_SIGNATURE, [MH_FIELD_PHOTO] = MH_ROLE_PHOTO,
  };
  const MhDesign *design = job->maker.design;

  for (guint i = 0; i < design->people.n_fields; i++)
    {
      MhField field = design->people.fields[i];

      if (field != MH_FIELD_PHOTO && field != MH_FIELD_SIGNATURE)
        job->input.roles[job->input.n_roles++] = roles[field];
    }
  job->input.has_photos =
      mh_design_has_field (design, MH_FIELD_PHOTO) && design->people.photo_shape != MH_PHOTO_NONE;
  job->input.columns = design->people.columns;
}

static void
prepare_people (MhLayoutJob *job, MhDate date)
{
  g_autoptr (GPtrArray) members =
      mh_people_list (job->maker.document, job->maker.design, date, job->scene->not_shown);
  const char *group = NULL;

  job->input.people = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_person_free);
  job->input.sections = g_array_new (FALSE, TRUE, sizeof (MhSection));
  g_array_set_clear_func (job->input.sections, (GDestroyNotify) clear_section);
  prepare_roles (job);
  job->n_members = members->len;
  if (mh_people_is_notice (job->maker.design, job->n_members))
    {
      mh_sources_add (&job->maker, &job->input);
      return;
    }

  for (guint i = 0; i < members->len; i++)
    {
      g_ptr_array_add (job->input.people, mh_person_new (&job->maker, members->pdata[i]));
      add_to_sections (job, members->pdata[i], &group);
    }
}

static void
prepare_sizes (MhLayoutJob *job)
{
  const MhSurface *surface = job->maker.surface;
  MhBox clear = mh_surface_get_clear_area (surface);
  double shorter = MIN (mh_box_width (&clear), mh_box_height (&clear));
  int phone_px = mh_surface_get_phone_px (surface);

  job->input.most_step = G_MAXINT;
  job->input.module_px = LEAST_MODULE_CSS_PX;
  if (surface->page == NULL && surface->desktop_px > 0)
    job->input.module_px *= surface->width_px / (double) surface->desktop_px;
  job->input.floor_px = FLOOR_PX;
  if (surface->page == NULL && surface->desktop_px > 0)
    job->input.floor_px =
        MAX (FLOOR_PX, FLOOR_CSS_PX * surface->width_px / (double) surface->desktop_px);
  job->input.cap_px = MAX (CAP_SHARE * shorter, job->input.floor_px);
  if (phone_px > 0)
    job->input.cap_px = MAX (job->input.cap_px,
                             job->maker.design->type.min_phone_px * surface->width_px / phone_px);
}

static void
prepare_code (MhLayoutJob *job)
{
  const MhDesign *design = job->maker.design;
  const char *url = mh_document_get_account (job->maker.document)->url;
  const char *text = design->qr.text != NULL ? design->qr.text : url;

  if (!design->qr.show || text == NULL)
    return;
  job->input.code = mh_code_new (text);
  if (job->input.code == NULL)
    mh_layout_job_report (job, MH_ROLE_QR,
                          mh_finding_with_remedy (
                              mh_finding_new ("does-not-fit", MH_SEVERITY_ERROR, "/design/qr/text",
                                              _ ("The text of %zu bytes is too long for a QR code"),
                                              strlen (text)),
                              g_strdup (_ ("Use a short address."))));
}

/**
 * mh_layout_job_prepare:
 * @job: a job whose maker and scene are set
 * @date: the day that the picture is for
 *
 * Collects people, words, logo and code, and the sizes that type may have. What cannot be read is
 * reported.
 */
void
mh_layout_job_prepare (MhLayoutJob *job, MhDate date)
{
  const MhDesign *design = job->maker.design;

  check_family (job, design->type.family, "/design/type/family");
  if (g_ascii_strcasecmp (design->type.family, design->type.heading_family) != 0)
    check_family (job, design->type.heading_family, "/design/type/heading_family");
  prepare_people (job, date);
  prepare_words (job);
  prepare_logo (job);
  prepare_code (job);
  prepare_sizes (job);
}

/**
 * mh_layout_job_clear:
 * @job: a job
 *
 * Frees what the job holds; the scene and the maker are the caller's.
 */
void
mh_layout_job_clear (MhLayoutJob *job)
{
  g_ptr_array_unref (job->input.people);
  g_array_unref (job->input.sections);
  mh_code_free (job->input.code);
  mh_copy_unref (job->input.heading);
  mh_copy_unref (job->input.organisation);
  mh_copy_unref (job->input.notice);
  g_free (job->logo);
}
