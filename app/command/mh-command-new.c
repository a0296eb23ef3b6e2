/* mh-command-new.c: makes a team file to start from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "export/mh-export.h"
#include "team/mh-document.h"

/* People who are plainly not meant to stay; they show which members there are. */
typedef struct
{
  const char *name;
  const char *expertise;
  const char *signature;
} Placeholder;

static const Placeholder placeholders[] = {
  /* Translators: invented people; their initials stay AE, RS and KP. */
  { N_ ("Alex Example"), N_ ("Orders and deliveries"), "AE" },
  { N_ ("Robin Sample"), N_ ("Technical questions"), "RS" },
  { N_ ("Kim Placeholder"), N_ ("Press and everything else"), "KP" },
};

static JsonNode *
make_member (const Placeholder *placeholder)
{
  JsonObject *member = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (member, "name", _ (placeholder->name));
  json_object_set_string_member (member, "expertise", _ (placeholder->expertise));
  json_object_set_string_member (member, "signature", placeholder->signature);
  json_node_take_object (node, member);
  return node;
}

/* The document's starter with people in it, so that the first picture shows how it will look. */
static MhDocument *
make_team (const char *organisation, const char *folder, GError **error)
{
  g_autoptr (MhDocument) document = mh_document_new_starter (organisation, folder);

  for (guint i = 0; i < G_N_ELEMENTS (placeholders); i++)
    {
      g_autoptr (JsonNode) member = make_member (&placeholders[i]);
      MhDocument *edited = mh_document_insert (document, "/members/-", member, error);

      if (edited == NULL)
        return NULL;
      mh_document_unref (document);
      document = edited;
    }
  return g_steal_pointer (&document);
}

/* "crew" of crew.team.json as a name to start from: "Crew". */
static char *
guess_organisation (const char *path)
{
  g_autofree char *stem = mh_export_stem_of_path (path);
  g_autofree char *valid = g_utf8_make_valid (stem, -1);
  g_autofree char *first = g_utf8_substring (valid, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, valid + strlen (first), NULL);
}

/* Takes the name before anything is written, so that no file that someone else makes meanwhile can
 * be replaced. */
static gboolean
claim (const char *path, const char *shown, MhConsole *console)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

  if (fd >= 0)
    {
      close (fd);
      return TRUE;
    }
  if (errno == EEXIST)
    mh_console_message (console, shown, NULL,
                        _ ("exists already; choose another name or remove it"));
  else if (errno == ENOENT || errno == ENOTDIR)
    mh_console_message (console, shown, NULL, _ ("there is no such folder; make it first"));
  else
    mh_console_message (console, shown, NULL,
                        /* Translators: the system's reason. */
                        _ ("cannot be written: %s; choose another folder"), g_strerror (errno));
  return FALSE;
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  const char *path = mh_arguments_get_operand (arguments, 0);
  const char *given = mh_arguments_get_text (arguments, "organisation");
  g_autofree char *guessed = guess_organisation (path);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *organisation = g_utf8_make_valid (given != NULL ? given : guessed, -1);
  g_autofree char *shown = NULL;
  g_autoptr (MhDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_has_suffix (path, ".json"))
    {
      mh_console_message (console, "masthead", "new",
                          /* Translators: a file's name, twice. */
                          _ ("“%s” is not the name of a team file; call it “%s.team.json”"), path,
                          path);
      return MH_EXIT_USAGE;
    }
  document = make_team (organisation, folder, &error);
  if (document == NULL)
    {
      mh_console_message (console, "masthead", "new", "%s", error->message);
      return MH_EXIT_USAGE;
    }
  if (!claim (absolute, path, console))
    return MH_EXIT_OUTPUT;
  if (!mh_document_save (document, absolute, &error))
    {
      unlink (absolute);
      mh_console_message (console, path, NULL, "%s", error->message);
      return MH_EXIT_OUTPUT;
    }
  shown = mh_console_escape (path);
  mh_console_print (console, "%s\n", shown);
  return MH_EXIT_DONE;
}

static const char *const templates[] = { "team", NULL };

static const MhOption options[] = {
  { .name = "organisation",
    .letter = 'o',
    .kind = MH_OPTION_TEXT,
    .value = N_ ("NAME"),
    .help = N_ ("whose team it is (default: taken from FILE)") },
  { .name = "template",
    .kind = MH_OPTION_CHOICE,
    .value = N_ ("NAME"),
    .help = N_ ("what to start from: team (the default)"),
    .choices = templates },
};

const MhCommand mh_command_new = {
  .name = "new",
  .operands = N_ ("FILE.team.json"),
  .summary = N_ ("Make a team file to start from"),
  .description = N_ ("A file that exists is never changed."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
