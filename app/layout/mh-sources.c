/* mh-sources.c: what an account that only passes on links has in place of people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-sources.h"

#include <string.h>

#include "team/mh-people.h"
#include "team/mh-platform.h"

#define WEIGHT_SOURCE 500

static void
add_line (const MhPersonMaker *maker, MhPerson *person, MhRole role, const char *text, int weight)
{
  person->lines[person->n_lines++] =
      (MhLine){ role, mh_person_make_copy (maker, text, maker->design->type.family, weight, NULL),
                FALSE };
}

static void
add_source (const MhPersonMaker *maker, MhFittingInput *input, const char *where, const char *what)
{
  MhPerson *source = g_new0 (MhPerson, 1);

  if (where != NULL)
    add_line (maker, source, MH_ROLE_EXPERTISE, where, maker->design->type.weight);
  add_line (maker, source, MH_ROLE_HANDLE, what, WEIGHT_SOURCE);
  g_ptr_array_add (input->people, source);
}

/* People read an address without its scheme. */
static const char *
skip_scheme (const char *url)
{
  const char *rest = strstr (url, "://");

  return rest != NULL ? rest + 3 : url;
}

static void
add_section (MhFittingInput *input, guint first)
{
  MhSection section = { NULL, first, input->people->len - first };

  if (section.n_people > 0)
    g_array_append_val (input->sections, section);
}

/**
 * mh_sources_add:
 * @maker: what all of a picture shares
 * @input: what is to be fitted; gets the statement and the sources in place of people
 *
 * Adds the design's notice as the statement, and the account's other handles and its page as the
 * official sources.
 */
void
mh_sources_add (const MhPersonMaker *maker, MhFittingInput *input)
{
  const MhAccount *account = mh_document_get_account (maker->document);
  g_autofree char *statement =
      mh_people_expand (maker->design->notice, maker->document, maker->platform, 0);

  input->has_photos = FALSE;
  if (statement[0] != '\0')
    {
      MhPerson *person = g_new0 (MhPerson, 1);

      add_line (maker, person, MH_ROLE_NOTICE, statement, maker->design->type.weight);
      g_ptr_array_add (input->people, person);
      add_section (input, 0);
    }
  for (guint i = 0; i < account->n_handles; i++)
    {
      g_autofree char *where = mh_platform_dup_name (account->handles[i].platform);
      g_autofree char *what = mh_people_format_handle (account->handles[i].handle);

      add_source (maker, input, where, what);
    }
  if (account->url != NULL)
    add_source (maker, input, NULL, skip_scheme (account->url));
  add_section (input, statement[0] != '\0' ? 1 : 0);
}
