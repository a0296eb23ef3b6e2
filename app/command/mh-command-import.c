/* mh-command-import.c: takes people over from elsewhere
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mh-roster-input.h"
#include "mh-team-input.h"
#include "roster/mh-roster-complete.h"
#include "team/mh-json-value.h"

/* Who is awaited has been settled to be one of these. */
static const char *const words[] = { [MH_ROSTER_JOINED] = "joined",
                                     [MH_ROSTER_LEFT] = "left",
                                     [MH_ROSTER_CHANGED] = "changed",
                                     [MH_ROSTER_UNCHANGED] = "unchanged" };

typedef struct
{
  GPtrArray *entries;
  MhDate date;
  gboolean removes;
  gboolean is_applied;
} Report;

static const char *
get_name (const MhRosterEntry *entry)
{
  return entry->person != NULL ? mh_roster_person_get_name (entry->person) : entry->member->name;
}

static void
add_text (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/* What is to be said of somebody: a field, what it was and what it will be; each (nullable). */
typedef void (*TellField) (gpointer to, const char *key, const char *from, const char *text);

static void
tell_value (TellField tell, gpointer to, const char *key, JsonNode *value)
{
  g_autofree char *json = mh_json_is_text (value) ? NULL : json_to_string (value, FALSE);

  tell (to, key, NULL, json != NULL ? json : mh_json_text (value));
}

/* All that is known of who is new, but for the name. */
static void
tell_newcomer (const MhRosterPerson *person, TellField tell, gpointer to)
{
  JsonObjectIter iter;
  const char *key = NULL;
  JsonNode *value = NULL;

  json_object_iter_init_ordered (&iter, person->member);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    if (strcmp (key, "handles") == 0)
      {
        JsonObjectIter handles;

        json_object_iter_init_ordered (&handles, json_node_get_object (value));
        while (json_object_iter_next_ordered (&handles, &key, &value))
          {
            g_autofree char *pointer = g_strconcat ("handles/", key, NULL);

            tell_value (tell, to, pointer, value);
          }
      }
    else if (strcmp (key, "name") != 0)
      tell_value (tell, to, key, value);
}

static void
tell_fields (const Report *report, const MhRosterEntry *entry, TellField tell, gpointer to)
{
  if (entry->change == MH_ROSTER_JOINED)
    tell_newcomer (entry->person, tell, to);
  else if (entry->change == MH_ROSTER_LEFT && !report->removes)
    {
      g_autofree char *old =
          mh_date_is_set (entry->member->end) ? mh_date_to_string (entry->member->end) : NULL;
      g_autofree char *end =
          mh_date_to_string (mh_roster_get_last_day (entry->member, report->date));

      tell (to, "end", old, end);
    }
  else
    for (guint i = 0; i < entry->fields->len; i++)
      {
        const MhRosterField *field = entry->fields->pdata[i];

        tell (to, field->pointer, field->from, field->to);
      }
}

static void
add_field_cb (gpointer to, const char *key, const char *from, const char *text)
{
  json_builder_begin_object (to);
  add_text (to, "field", key);
  add_text (to, "from", from);
  add_text (to, "to", text);
  json_builder_end_object (to);
}

static void
add_entry (JsonBuilder *builder, const Report *report, const MhRosterEntry *entry)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", get_name (entry));
  if (entry->member != NULL)
    {
      json_builder_set_member_name (builder, "member");
      json_builder_add_int_value (builder, entry->member->index);
    }
  if (entry->person != NULL && entry->person->pointer != NULL)
    add_text (builder, "pointer", entry->person->pointer);
  else if (entry->person != NULL)
    {
      json_builder_set_member_name (builder, "line");
      json_builder_add_int_value (builder, entry->person->line);
    }
  if (entry->change != MH_ROSTER_UNCHANGED)
    {
      json_builder_set_member_name (builder, "fields");
      json_builder_begin_array (builder);
      tell_fields (report, entry, add_field_cb, builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
print_json (MhConsole *console, const Report *report)
{
  GPtrArray *entries = report->entries;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (guint change = 0; change < G_N_ELEMENTS (words); change++)
    {
      if (words[change] == NULL)
        continue;
      json_builder_set_member_name (builder, words[change]);
      json_builder_begin_array (builder);
      for (guint i = 0; i < entries->len; i++)
        if (((MhRosterEntry *) entries->pdata[i])->change == change)
          add_entry (builder, report, entries->pdata[i]);
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "applied");
  json_builder_add_boolean_value (builder, report->is_applied);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  mh_console_print_json (console, root);
}

static void
print_field_cb (gpointer to, const char *key, const char *from, const char *text)
{
  g_autofree char *shown_key = mh_console_escape (key);
  g_autofree char *old = mh_console_escape (from != NULL ? from : "");
  g_autofree char *new = mh_console_escape (text != NULL ? text : "");

  if (from == NULL)
    mh_console_print (to, "\t%s\t%s\n", shown_key, new);
  else
    mh_console_print (to, "\t%s\t%s → %s\n", shown_key, old, new);
}

static void
print_entry (MhConsole *console, const Report *report, const MhRosterEntry *entry)
{
  g_autofree char *name = mh_console_escape (get_name (entry));

  if (entry->change == MH_ROSTER_UNCHANGED)
    return;
  mh_console_print (console, "%s\t%s\n", words[entry->change], name);
  tell_fields (report, entry, print_field_cb, console);
}

static void
print_problems (MhConsole *console, const char *name, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    mh_console_problem (console, name, problems->pdata[i]);
}

static guint
count (GPtrArray *entries, MhRosterChange change)
{
  guint n_entries = 0;

  for (guint i = 0; i < entries->len; i++)
    n_entries += ((MhRosterEntry *) entries->pdata[i])->change == change ? 1 : 0;
  return n_entries;
}

static void
print_counts (MhConsole *console, GPtrArray *entries)
{
  guint n_joined = count (entries, MH_ROSTER_JOINED);
  guint n_left = count (entries, MH_ROSTER_LEFT);
  guint n_changed = count (entries, MH_ROSTER_CHANGED);
  guint n_unchanged = count (entries, MH_ROSTER_UNCHANGED);

  mh_console_print (console, ngettext ("%u joined", "%u joined", n_joined), n_joined);
  mh_console_print (console, ", ");
  mh_console_print (console, ngettext ("%u left", "%u left", n_left), n_left);
  mh_console_print (console, ", ");
  mh_console_print (console, ngettext ("%u changed", "%u changed", n_changed), n_changed);
  mh_console_print (console, ", ");
  mh_console_print (console, ngettext ("%u unchanged", "%u unchanged", n_unchanged), n_unchanged);
  mh_console_print (console, "\n");
}

static void
print_text (MhConsole *console, const Report *report)
{
  GPtrArray *entries = report->entries;

  for (guint i = 0; i < entries->len; i++)
    print_entry (console, report, entries->pdata[i]);
  print_counts (console, entries);
}

/* Whose rule the handles of newcomers keep: the first picture's, else that of X, the strictest. */
static char *
choose_platform (const MhTeamInput *input)
{
  const MhTarget *target = mh_document_get_n_targets (input->document) > 0
                               ? mh_document_get_target (input->document, 0)
                               : NULL;
  const MhSurface *surface =
      target != NULL ? mh_surfaces_find (input->surfaces, target->surface) : NULL;

  if (target != NULL && target->platform != NULL)
    return g_strdup (target->platform);
  return g_strdup (surface != NULL && surface->platform != NULL ? surface->platform : "x");
}

static MhDocument *
open_team (const char *into, char **platform, MhConsole *console)
{
  g_autoptr (MhSurfaces) surfaces = NULL;
  g_autoptr (MhTeamInput) input = NULL;

  if (into == NULL)
    return mh_document_new_starter ("-", NULL);
  surfaces = mh_team_input_load_surfaces (console);
  if (surfaces == NULL)
    return NULL;
  input = mh_team_input_open (into, surfaces, console);
  if (input->document == NULL)
    return NULL;
  *platform = choose_platform (input);
  return mh_document_ref (input->document);
}

/* The photos first: a team file must not name what is not there. */
static MhExit
save (MhDocument *edited, const char *into, GPtrArray *people, MhConsole *console)
{
  g_autoptr (GError) error = NULL;

  if (!mh_roster_write_photos (people, NULL, NULL, &error))
    {
      mh_console_message (console, into, NULL, "%s", error->message);
      return MH_EXIT_OUTPUT;
    }
  if (!mh_document_save (edited, into, &error))
    {
      mh_roster_remove_photos (people);
      mh_console_message (console, into, NULL, "%s", error->message);
      return MH_EXIT_OUTPUT;
    }
  return MH_EXIT_DONE;
}

/* The whole difference is one edit, so nothing of it is written when a part is refused. */
static MhExit
apply (MhArguments *arguments,
       MhDocument *document,
       GPtrArray *people,
       GPtrArray *entries,
       MhConsole *console)
{
  const char *into = mh_arguments_get_text (arguments, "into");
  g_autoptr (GError) error = NULL;
  g_autoptr (MhDocument) edited =
      mh_roster_apply (document, entries, mh_arguments_get_date (arguments, "date"),
                       mh_arguments_has (arguments, "remove"), &error);

  if (edited == NULL)
    {
      mh_console_message (console, into, NULL, "%s", error->message);
      return MH_EXIT_INPUT;
    }
  if (mh_arguments_has (arguments, "dry-run") ||
      count (entries, MH_ROSTER_UNCHANGED) == entries->len)
    return MH_EXIT_DONE;
  return save (edited, into, people, console);
}

static MhExit
finish (MhArguments *arguments,
        MhDocument *document,
        GPtrArray *people,
        GPtrArray *entries,
        MhConsole *console)
{
  gboolean has_team = mh_arguments_get_text (arguments, "into") != NULL;
  MhExit status = has_team ? apply (arguments, document, people, entries, console) : MH_EXIT_DONE;
  Report report;

  if (status != MH_EXIT_DONE)
    return status;
  report = (Report){ .entries = entries,
                     .date = mh_arguments_get_date (arguments, "date"),
                     .removes = mh_arguments_has (arguments, "remove"),
                     .is_applied = has_team && !mh_arguments_has (arguments, "dry-run") };
  if (mh_arguments_has (arguments, "json"))
    print_json (console, &report);
  else
    print_text (console, &report);
  if (has_team && !report.is_applied)
    mh_console_message (console, mh_arguments_get_text (arguments, "into"), NULL,
                        _ ("nothing is written; leave “--dry-run” out to take this over"));
  return MH_EXIT_DONE;
}

/* A roster of some of the team says nothing of the others. */
static void
keep_others (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      MhRosterEntry *entry = entries->pdata[i];

      if (entry->change == MH_ROSTER_LEFT || entry->change == MH_ROSTER_AWAITED)
        entry->change = MH_ROSTER_UNCHANGED;
    }
}

static void
note_awaited (MhConsole *console, const char *into, const MhMember *member)
{
  g_autofree char *pointer = g_strdup_printf ("/members/%d", member->index);
  g_autofree char *start = mh_date_to_string (member->start);
  g_autoptr (MhProblem) note = NULL;

  note = mh_problem_new (pointer,
                         /* Translators: a person's name, and a date such as 2026-12-01. */
                         _ ("“%s”, who starts on %s, is not in the roster and stays; remove them "
                            "from the team file if they do not come"),
                         member->name, start);
  note->is_note = TRUE;
  mh_console_problem (console, into, note);
}

/* Many rosters list only who is there by now, so who is to come goes on demand only, and never in
 * silence. */
static void
settle_awaited (GPtrArray *entries, const char *into, gboolean removes, MhConsole *console)
{
  for (guint i = 0; i < entries->len; i++)
    {
      MhRosterEntry *entry = entries->pdata[i];

      if (entry->change != MH_ROSTER_AWAITED)
        continue;
      entry->change = removes ? MH_ROSTER_LEFT : MH_ROSTER_UNCHANGED;
      if (!removes)
        note_awaited (console, into, entry->member);
    }
}

static MhExit
run (MhArguments *arguments, MhConsole *console)
{
  const char *into = mh_arguments_get_text (arguments, "into");
  MhDate date = mh_arguments_get_date (arguments, "date");
  g_autofree char *platform = NULL;
  g_autoptr (MhRosterInput) input = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (MhDocument) document = NULL;

  if (g_strcmp0 (into, "-") == 0)
    {
      mh_console_message (console, "masthead", "import",
                          _ ("standard input cannot be changed; give the team file’s name"));
      return MH_EXIT_USAGE;
    }
  if (mh_arguments_has (arguments, "keep") && mh_arguments_has (arguments, "remove"))
    {
      mh_console_message (console, "masthead", "import",
                          _ ("--keep and --remove contradict each other; give one of them"));
      return MH_EXIT_USAGE;
    }
  input = mh_roster_input_open (mh_arguments_get_operand (arguments, 0),
                                mh_arguments_get_texts (arguments, "map"), console);
  if (input->people != NULL)
    document = open_team (into, &platform, console);
  if (document != NULL)
    {
      mh_roster_judge_handles (input->people, input->problems);
      mh_roster_input_find_photos (input, document, mh_arguments_get_text (arguments, "photos"),
                                   NULL);
      entries = mh_roster_compare (document, input->people, date, input->problems);
    }
  print_problems (console, input->name, input->problems);
  if (entries == NULL || mh_roster_input_has_errors (input))
    return MH_EXIT_INPUT;
  if (mh_arguments_has (arguments, "keep"))
    keep_others (entries);
  settle_awaited (entries, into, mh_arguments_has (arguments, "remove"), console);
  if (into != NULL)
    mh_roster_complete (document, entries, platform, date);
  return finish (arguments, document, input->people, entries, console);
}

static const MhOption options[] = {
  { .name = "into",
    .kind = MH_OPTION_TEXT,
    .value = N_ ("FILE"),
    .help = N_ ("compare with this team file, and change it") },
  { .name = "map",
    .kind = MH_OPTION_TEXTS,
    .value = N_ ("KEY=HEADER"),
    .help = N_ ("which column is what, such as name=Nom (may be repeated)") },
  { .name = "photos",
    .kind = MH_OPTION_TEXT,
    .value = N_ ("FOLDER"),
    .help = N_ ("look for photos here, in files named after people") },
  { .name = "dry-run", .kind = MH_OPTION_FLAG, .help = N_ ("change nothing") },
  { .name = "remove",
    .kind = MH_OPTION_FLAG,
    .help = N_ ("remove who is not in the roster (default: yesterday is their last day)") },
  { .name = "keep",
    .kind = MH_OPTION_FLAG,
    .help = N_ ("keep those who are not in the roster; it holds only some of the team") },
  { .name = "date",
    .kind = MH_OPTION_DATE,
    .value = N_ ("YYYY-MM-DD"),
    .help = N_ ("as on this day (default: today)") },
  { .name = "json", .kind = MH_OPTION_FLAG, .help = N_ ("print a report as JSON") },
};

const MhCommand mh_command_import = {
  .name = "import",
  .operands = N_ ("ROSTER"),
  .summary = N_ ("Take people over from a table, vCards or JSON"),
  .description = N_ (
      "Prints who joined, who left and what changed. People are found by handle, then by name.\n"
      "Photos that cards hold are written beside the team file. When anything is wrong,\n"
      "nothing is changed. “-” is standard input."),
  .options = options,
  .n_options = G_N_ELEMENTS (options),
  .min_operands = 1,
  .max_operands = 1,
  .run = run,
};
