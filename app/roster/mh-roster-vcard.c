/* mh-roster-vcard.c: people from vCards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/mh-limits.h"
#include "mh-vcard.h"
#include "team/mh-platform.h"

/* A property that is kept until the card ends: the first of its name. */
typedef struct
{
  char *text; /* with its backslashes */
  char *language;
  MhTextPlace place;
} Field;

/* One card. */
typedef struct
{
  MhRosterPerson *person;
  GHashTable *fields; /* of Field, by the name of the property */
  MhTextPlace place;
  gboolean is_broken; /* what could not be read has been told */
} Card;

typedef struct
{
  const char *const *maps; /* (nullable) */
  MhVCardEncoding encoding;
  GPtrArray *problems;
  GPtrArray *people;
} Reader;

static void
free_field (Field *field)
{
  g_free (field->text);
  g_free (field->language);
  g_free (field);
}

static void
free_card (Card *card)
{
  g_clear_pointer (&card->person, mh_roster_person_free);
  g_hash_table_unref (card->fields);
  g_free (card);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Card, free_card)

static Card *
new_card (MhTextPlace place)
{
  Card *card = g_new0 (Card, 1);

  card->person = mh_roster_person_new (place.line, 1);
  card->fields =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_field);
  card->place = (MhTextPlace){ place.line, 1 };
  return card;
}

static gboolean
has_handle (const MhRosterPerson *person, const char *platform)
{
  JsonObject *handles = json_object_has_member (person->member, "handles")
                            ? json_object_get_object_member (person->member, "handles")
                            : NULL;

  if (strcmp (platform, "x") == 0)
    return json_object_has_member (person->member, "handle");
  return handles != NULL && json_object_has_member (handles, platform);
}

/* platform and handle as people write it there; the first one counts. */
static void
take_handle (
    Card *card, const char *platform, const char *handle, MhTextPlace place, GPtrArray *problems)
{
  g_autofree char *key = g_strconcat ("handles/", platform, NULL);

  if (!has_handle (card->person, platform))
    mh_roster_person_set (card->person, strcmp (platform, "x") == 0 ? "handle" : key, handle, place,
                          problems);
}

/* "twitter" and "Twitter" are x. (transfer full) (nullable): one that has handles. */
static char *
read_platform (const char *word)
{
  g_autofree char *id = g_ascii_strdown (word, -1);
  g_autofree char *address = NULL;

  if (strcmp (id, "twitter") == 0)
    return g_strdup ("x");
  if (strcmp (id, "mastodon") == 0)
    return g_strdup ("mastodon");
  address = mh_platform_dup_person_url (id, "a");
  return address != NULL ? g_steal_pointer (&id) : NULL;
}

/* A bare name on a platform where people write a sign before it. */
static void
take_name (
    Card *card, const char *platform, const char *name, MhTextPlace place, GPtrArray *problems)
{
  gboolean wants_sign = strcmp (platform, "x") == 0 || strcmp (platform, "mastodon") == 0 ||
                        strcmp (platform, "threads") == 0 || strcmp (platform, "instagram") == 0;
  g_autofree char *handle = g_strconcat (wants_sign && name[0] != '@' ? "@" : "", name, NULL);

  if (name[0] != '\0' && strpbrk (name, " /:") == NULL)
    take_handle (card, platform, handle, place, problems);
}

/* The platform that the parameters name: TYPE=twitter of Apple, SERVICE-TYPE=Mastodon of RFC 9554.
 * (transfer full) (nullable). */
static char *
find_platform (const MhVCardLine *line)
{
  static const char *const names[] = { "SERVICE-TYPE", "X-SERVICE-TYPE", "TYPE" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *word = mh_vcard_get_param (line, names[i]);
      char *platform = word != NULL ? read_platform (word) : NULL;

      if (platform != NULL)
        return platform;
    }
  return NULL;
}

/* URL, X-SOCIALPROFILE, SOCIALPROFILE and IMPP: an address of a profile, or a name behind a scheme:
 * "twitter:ann", "x-apple:ann". */
static void
take_address (Card *card, const MhVCardLine *line, const char *text, GPtrArray *problems)
{
  g_autofree char *platform = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *typed = find_platform (line);
  const char *colon = strchr (text, ':');
  const char *user = mh_vcard_get_param (line, "X-USER");

  if (mh_roster_read_profile (text, typed, &platform, &handle))
    {
      take_handle (card, platform, handle, line->place, problems);
      return;
    }
  if (colon != NULL && strncmp (colon, "://", 3) != 0 && typed == NULL)
    {
      g_autofree char *scheme = g_strndup (text, (gsize) (colon - text));

      typed = read_platform (scheme);
    }
  if (typed == NULL || strcmp (line->name, "URL") == 0)
    return;
  if (colon != NULL && strncmp (colon, "://", 3) == 0)
    {
      if (user != NULL)
        take_name (card, typed, user, line->place, problems);
      return;
    }
  take_name (card, typed, colon != NULL ? colon + 1 : text, line->place, problems);
}

static void
take_embedded (Card *card, const MhVCardLine *line, const char *data, GPtrArray *problems)
{
  gsize n_bytes = line->n_bytes - (gsize) (data - line->value);
  g_autoptr (GBytes) bytes = NULL;

  if (n_bytes / 4 * 3 > MH_LIMIT_ROSTER_PHOTO_BYTES)
    {
      g_autofree char *message = g_strdup_printf (
          /* Translators: a number of megabytes. */
          _ ("this photo is larger than %d MB; make it smaller, or take it out of the card"),
          MH_LIMIT_ROSTER_PHOTO_BYTES / 1024 / 1024);

      mh_roster_complain (problems, line->place, message);
      return;
    }
  bytes = mh_vcard_decode_base64 (data, n_bytes);
  if (bytes == NULL)
    {
      mh_roster_complain (problems, line->place,
                          _ ("this photo is broken or not whole; export the card anew"));
      return;
    }
  g_hash_table_replace (card->person->places, g_strdup ("photo"),
                        g_memdup2 (&line->place, sizeof line->place));
  card->person->photo = g_steal_pointer (&bytes);
}

/* A path, or "file:///home/ann/ann.jpg". */
static void
take_photo_file (Card *card, const MhVCardLine *line, const char *text, GPtrArray *problems)
{
  g_autofree char *path =
      g_ascii_strncasecmp (text, "file:", 5) == 0 ? g_filename_from_uri (text, NULL, NULL) : NULL;

  mh_roster_person_set (card->person, "photo", path != NULL ? path : text, line->place, problems);
}

static void
take_photo (Card *card, const MhVCardLine *line, Reader *reader)
{
  const char *comma = strchr (line->value, ',');
  g_autofree char *text = NULL;

  if (card->person->photo != NULL || json_object_has_member (card->person->member, "photo"))
    return;
  if (g_ascii_strncasecmp (line->value, "data:", 5) == 0 && comma != NULL)
    take_embedded (card, line, comma + 1, reader->problems);
  else if (mh_vcard_has_type (line, "base64") || mh_vcard_has_type (line, "b"))
    take_embedded (card, line, line->value, reader->problems);
  else
    {
      text = mh_vcard_decode (line, &reader->encoding, reader->problems);
      if (text != NULL)
        take_photo_file (card, line, g_strstrip (text), reader->problems);
    }
}

/* The properties that a person may be read from, but those above. */
static gboolean
is_wanted (const Reader *reader, const char *name)
{
  static const char *const names[] = { "FN",  "N",    "TITLE",      "ROLE",
                                       "ORG", "KIND", "X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      return TRUE;
  for (guint i = 0; reader->maps != NULL && reader->maps[i] != NULL; i++)
    {
      const char *equals = strchr (reader->maps[i], '=');

      if (equals != NULL && g_ascii_strcasecmp (equals + 1, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_address (const char *name)
{
  return strcmp (name, "URL") == 0 || strcmp (name, "IMPP") == 0 ||
         strcmp (name, "SOCIALPROFILE") == 0 || strcmp (name, "X-SOCIALPROFILE") == 0;
}

static void
take_field (Card *card, const MhVCardLine *line, char *text)
{
  Field *field = g_new0 (Field, 1);

  field->text = text;
  field->language = g_strdup (mh_vcard_get_param (line, "LANGUAGE"));
  field->place = line->place;
  g_hash_table_insert (card->fields, g_strdup (line->name), field);
}

static void
take_line (Card *card, const MhVCardLine *line, Reader *reader)
{
  g_autofree char *platform =
      g_str_has_prefix (line->name, "X-") ? read_platform (line->name + 2) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *plain = NULL;
  gboolean is_field =
      is_wanted (reader, line->name) && !g_hash_table_contains (card->fields, line->name);

  if (strcmp (line->name, "VERSION") == 0)
    reader->encoding.is_strict = g_str_has_prefix (line->value, "4.");
  if (strcmp (line->name, "PHOTO") == 0)
    {
      take_photo (card, line, reader);
      return;
    }
  if (platform == NULL && !is_address (line->name) && !is_field)
    return;
  text = mh_vcard_decode (line, &reader->encoding, reader->problems);
  card->is_broken = card->is_broken || text == NULL;
  if (text == NULL)
    return;
  plain = mh_vcard_unescape (text);
  if (platform != NULL && strstr (plain, "://") == NULL)
    take_name (card, platform, plain, line->place, reader->problems);
  else if (platform != NULL || is_address (line->name))
    take_address (card, line, plain, reader->problems);
  if (is_field)
    take_field (card, line, g_steal_pointer (&text));
}

static void
set_from (Card *card, const char *key, const char *name, int part, Reader *reader)
{
  const Field *field = g_hash_table_lookup (card->fields, name);
  g_auto (GStrv) parts = NULL;
  g_autofree char *plain = NULL;

  if (field == NULL || json_object_has_member (card->person->member, key))
    return;
  if (part >= 0)
    {
      parts = mh_vcard_split (field->text);
      if ((guint) part < g_strv_length (parts))
        mh_roster_person_set (card->person, key, parts[part], field->place, reader->problems);
      return;
    }
  plain = mh_vcard_unescape (field->text);
  mh_roster_person_set (card->person, key, plain, field->place, reader->problems);
}

/* A field of a card that a person is not drawn from, unless it is asked for: notes in an address
 * book are private. */
static void
apply_maps (Card *card, Reader *reader)
{
  for (guint i = 0; reader->maps != NULL && reader->maps[i] != NULL; i++)
    {
      const char *equals = strchr (reader->maps[i], '=');
      g_autofree char *key = NULL;
      g_autofree char *name = NULL;

      if (equals == NULL)
        continue;
      key = g_strndup (reader->maps[i], (gsize) (equals - reader->maps[i]));
      name = g_ascii_strup (equals + 1, -1);
      if (g_hash_table_contains (card->fields, name))
        {
          json_object_remove_member (card->person->member, key);
          set_from (card, key, name, strcmp (name, "ORG") == 0 ? 0 : -1, reader);
        }
    }
}

static gboolean
is_text (Card *card, const char *name, const char *wanted)
{
  const Field *field = g_hash_table_lookup (card->fields, name);

  return field != NULL && g_ascii_strcasecmp (field->text, wanted) == 0;
}

/* Groups and companies have cards too. */
static gboolean
is_nobody (Card *card)
{
  return is_text (card, "KIND", "group") || is_text (card, "KIND", "org") ||
         is_text (card, "KIND", "location") ||
         is_text (card, "X-ADDRESSBOOKSERVER-KIND", "group") ||
         is_text (card, "X-ABSHOWAS", "COMPANY");
}

/* ROLE is what somebody does, TITLE what that is called on a door. */
static void
finish_card (Card *card, Reader *reader)
{
  const Field *name = g_hash_table_lookup (card->fields, "FN");

  if (card->is_broken)
    return;
  if (is_nobody (card))
    {
      mh_roster_note (reader->problems, card->place,
                      _ ("this card is not of a person and is left out"));
      return;
    }
  set_from (card, "name", "FN", -1, reader);
  set_from (card, "last", "N", 0, reader);
  set_from (card, "first", "N", 1, reader);
  set_from (card, "expertise", "ROLE", -1, reader);
  set_from (card, "expertise", "TITLE", -1, reader);
  set_from (card, "group", "ORG", 1, reader);
  if (name == NULL)
    name = g_hash_table_lookup (card->fields, "N");
  if (name != NULL && name->language != NULL)
    mh_roster_person_set (card->person, "language", name->language, name->place, reader->problems);
  apply_maps (card, reader);
  if (mh_roster_person_finish (card->person, card->place, reader->problems))
    g_ptr_array_add (reader->people, g_steal_pointer (&card->person));
}

static gboolean
is_line (const MhVCardLine *line, const char *name)
{
  g_autofree char *value = g_strstrip (g_strdup (line->value));

  return strcmp (line->name, name) == 0 && g_ascii_strcasecmp (value, "VCARD") == 0;
}

static void
read_cards (MhVCardReader *lines, Reader *reader)
{
  g_autoptr (Card) card = NULL;
  int depth = 0;

  for (;;)
    {
      g_autoptr (MhVCardLine) line = mh_vcard_read_line (lines);

      if (line == NULL)
        break;
      if (is_line (line, "BEGIN"))
        {
          /* Version 2.1 puts the card of an agent into the card. */
          if (depth++ == 0)
            card = new_card (line->place);
        }
      else if (is_line (line, "END") && depth > 0)
        {
          if (--depth > 0)
            continue;
          finish_card (card, reader);
          g_clear_pointer (&card, free_card);
        }
      else if (depth == 1)
        take_line (card, line, reader);
      else if (depth == 0)
        mh_roster_complain (reader->problems, (MhTextPlace){ line->place.line, 1 },
                            _ ("this stands outside of a card; it begins with BEGIN:VCARD"));
    }
  if (card != NULL)
    mh_roster_complain (reader->problems, card->place,
                        _ ("this card has no end; the file is not whole, export it anew"));
}

static void
check_maps (Reader *reader)
{
  for (guint i = 0; reader->maps != NULL && reader->maps[i] != NULL; i++)
    {
      const char *equals = strchr (reader->maps[i], '=');
      g_autofree char *key =
          g_strndup (reader->maps[i], equals != NULL ? (gsize) (equals - reader->maps[i]) : 0);
      g_autofree char *message = NULL;

      if (equals != NULL && mh_roster_is_key (key))
        continue;
      message = g_strdup_printf (
          /* Translators: what was given, such as “boi=NOTE”. */
          _ ("“%s” maps nothing of a card; write it as “bio=NOTE”"), reader->maps[i]);
      mh_roster_complain (reader->problems, (MhTextPlace){ 1, 1 }, message);
    }
}

/* Cards in UTF-16 as UTF-8, without mark; all others as they are, since a fold may stand within a
 * character. (transfer full) (nullable). */
static GBytes *
unify (GBytes *bytes, GPtrArray *problems)
{
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *nul = NULL;
  char *text = NULL;

  if (n_bytes >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0 ||
                       data[0] == '\0' || data[1] == '\0'))
    {
      text = mh_roster_decode (bytes, problems);
      return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
    }
  nul = memchr (data, '\0', n_bytes);
  if (nul != NULL)
    {
      mh_roster_complain (problems, mh_roster_locate (data, nul),
                          _ ("there is a NUL byte; save the file anew as text in UTF-8"));
      return NULL;
    }
  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return g_bytes_new_from_bytes (bytes, 3, n_bytes - 3);
  return g_bytes_ref (bytes);
}

/**
 * mh_roster_is_vcard:
 * @data: a file's bytes
 * @n_bytes: how many
 *
 * Returns: whether it begins as vCards do, in any encoding
 */
gboolean
mh_roster_is_vcard (const char *data, gsize n_bytes)
{
  static const char wanted[] = "BEGIN:VCARD";
  gsize n_found = 0;

  /* A mark, blanks, and the other byte of UTF-16 are passed over. */
  for (gsize i = 0; i < n_bytes && n_found < strlen (wanted); i++)
    {
      if (data[i] == '\0' || (guchar) data[i] >= 0x80 || g_ascii_isspace (data[i]))
        continue;
      if (g_ascii_toupper (data[i]) != wanted[n_found++])
        return FALSE;
    }
  return n_found == strlen (wanted);
}

/**
 * mh_roster_read_vcard:
 * @bytes: vCards 2.1, 3.0 or 4.0, one after the other
 * @maps: (nullable): as for mh_roster_read()
 * @problems: gets what is wrong, and notes
 *
 * Returns: (transfer full): the people; not all when anything is wrong
 */
GPtrArray *
mh_roster_read_vcard (GBytes *bytes, const char *const *maps, GPtrArray *problems)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) mh_roster_person_free);
  g_autoptr (GBytes) unified = unify (bytes, problems);
  Reader reader = { .maps = maps, .problems = problems, .people = people };
  MhVCardReader lines = { .line = 1, .problems = problems };
  gsize n_bytes = 0;

  if (unified == NULL)
    return people;
  lines.start = g_bytes_get_data (unified, &n_bytes);
  lines.cursor = lines.start;
  lines.end = lines.start + n_bytes;
  check_maps (&reader);
  read_cards (&lines, &reader);
  return people;
}
