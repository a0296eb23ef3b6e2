/* test-roster-vcard.c: people from vCards and JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "roster/mh-roster.h"

/* The people as JSON, with ' for "; each problem as "LINE:COLUMN" or as a pointer, notes in
 * brackets. (transfer full). */
static char *
read_people (const char *data, gsize n_bytes, const char *map)
{
  const char *maps[] = { map, NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GPtrArray) people = mh_roster_read (bytes, map != NULL ? maps : NULL, problems);
  GString *text = g_string_new (NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const MhRosterPerson *person = people->pdata[i];
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), person->member);
      g_autofree char *json = json_to_string (node, FALSE);

      g_string_append (text, g_strdelimit (json, "\"", '\''));
      if (person->photo != NULL)
        g_string_append_printf (text, "+%" G_GSIZE_FORMAT, g_bytes_get_size (person->photo));
    }
  for (guint i = 0; i < problems->len; i++)
    {
      const MhProblem *problem = problems->pdata[i];
      g_autofree char *place = problem->line > 0
                                   ? g_strdup_printf ("%d:%d", problem->line, problem->column)
                                   : g_strdup (problem->pointer);

      g_test_message ("%s", problem->message);
      g_string_append_printf (text, problem->is_note ? "%s(%s)" : "%s%s", text->len > 0 ? " " : "",
                              place);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *lines; /* between BEGIN:VCARD and END:VCARD */
  const char *map;
  const char *people;
  const char *why;
} CardRow;

static const CardRow card_rows[] = {
  { "VERSION:3.0\r\nFN:Ann Lee\r\nTITLE:Fares\r\n", NULL, "{'name':'Ann Lee','expertise':'Fares'}",
    "the least" },
  { "VERSION:4.0\nTITLE:Boss\nROLE:Fares\nFN:Ann\n", NULL, "{'name':'Ann','expertise':'Fares'}",
    "what somebody does comes before what a door says" },
  { "N:Lee;Ann;B.;Dr.;\n", NULL, "{'name':'Ann Lee'}", "no FN" },
  { "N:田中;愛子;;;\n", NULL, "{'name':'田中 愛子'}", "no FN; the family first" },
  { "N;CHARSET=ISO-8859-1:L\xe9;Zo\xeb\n", NULL, "{'name':'Zoë Lé'}", "2.1 says its encoding" },
  { "VERSION:2.1\nFN:Zo\xeb\n", NULL, "{'name':'Zoë'}", "2.1 does not say it" },
  { "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=\n=AB L=\n =3De\n", NULL,
    "{'name':'Zoë L =e'}", "quoted-printable goes on with what begins the next line" },
  { "FN;QUOTED-PRINTABLE:Zo=EB\n", NULL, "{'name':'Zoë'}", "parameters without a name" },
  { "FN:Ann\n  Lee\nTIT\n LE:Fares\n", NULL, "{'name':'Ann Lee','expertise':'Fares'}",
    "a fold takes one blank away, in names of properties too" },
  { "FN:Zo\xc3\n \xab\n", NULL, "{'name':'Zoë'} (3:2)", "a fold inside a character" },
  { "item1.FN:Ann\nitem1.X-ABLabel:x\n", NULL, "{'name':'Ann'}", "a group" },
  { "fn;x=\"a:b;c\":Ann\\, Lee\\; B\n", NULL, "{'name':'Ann, Lee; B'}",
    "small letters, quotes, backslashes" },
  { "FN;LANGUAGE=ja:田中\n", NULL, "{'name':'田中','language':'ja'}", "a language" },
  { "FN;LANGUAGE=j\xef:Ann\n", NULL, "{'name':'Ann'}", "half a character in a parameter" },
  { "FN:Ann\nORG:Northwind\\; Rail;Fares;x\n", NULL, "{'name':'Ann','group':'Fares'}", "a unit" },
  { "FN:Ann\nFN:Bo\n", NULL, "{'name':'Ann'}", "the first of two" },
  { "FN:Ann\nX-TWITTER:ann\nURL:https://x.com/other\n", NULL, "{'name':'Ann','handle':'@ann'}",
    "a handle; the first counts" },
  { "FN:Ann\nX-SOCIALPROFILE;type=twitter;x-user=ann:http://twitter.com/ann\n", NULL,
    "{'name':'Ann','handle':'@ann'}", "as Apple has it" },
  { "FN:Ann\nX-SOCIALPROFILE;type=Bluesky:x-apple:ann.bsky.social\n", NULL,
    "{'name':'Ann','handles':{'bluesky':'ann.bsky.social'}}",
    "as Apple has what it does not know" },
  { "FN:Ann\nSOCIALPROFILE;SERVICE-TYPE=Mastodon:https://a.example/@ann\n", NULL,
    "{'name':'Ann','handles':{'mastodon':'@ann@a.example'}}", "RFC 9554" },
  { "FN:Ann\nIMPP:twitter:ann\nIMPP:xmpp:ann@b.example\n", NULL, "{'name':'Ann','handle':'@ann'}",
    "a scheme; one that is none" },
  { "FN:Ann\nURL:https\\://www.linkedin.com/in/ann-lee/\nURL:https://a.example/@ann\n", NULL,
    "{'name':'Ann','handles':{'linkedin':'ann-lee'}}", "a profile; a page that may be anything" },
  { "FN:Ann\nURL:https://x.com/ann/status/1\n", NULL, "{'name':'Ann'}", "a post is no profile" },
  { "FN:Ann\nNOTE:owes me ten\n", NULL, "{'name':'Ann'}", "notes are private" },
  { "FN:Ann\nNOTE:Rain\\nand snow\n", "bio=note", "{'name':'Ann','bio':'Rain and snow'}",
    "mapped" },
  { "FN:Ann\nTITLE:Boss\nROLE:Fares\n", "expertise=TITLE", "{'name':'Ann','expertise':'Boss'}",
    "a map counts most" },
  { "FN:Ann\nPHOTO;ENCODING=b;TYPE=PNG:iVBO\n Rw0K\n", NULL, "{'name':'Ann'}+6", "a photo, 3.0" },
  { "FN:Ann\nPHOTO;PNG;BASE64:\n iVBO\n Rw==\n\n", NULL, "{'name':'Ann'}+4", "a photo, 2.1" },
  { "FN:Ann\nPHOTO:data:image/png;base64\\,iVBO\nPHOTO:data:image/png;base64,iVBORw0K\n", NULL,
    "{'name':'Ann'}+3", "photos, 4.0; the first" },
  { "FN:Ann\nPHOTO;VALUE=uri:file:///a/b%20c.jpg\n", NULL, "{'name':'Ann','photo':'/a/b c.jpg'}",
    "a photo in a file" },
  { "FN:Ann\nPHOTO;VALUE=uri:https://a.example/a.jpg\n", NULL, "{'name':'Ann'} (3:17)",
    "nothing is fetched" },
  { "KIND:group\nFN:Press\n", NULL, "(1:1)", "no person" },
  { "FN:Ann\nAGENT:\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nTITLE:Fares\n", NULL,
    "{'name':'Ann','expertise':'Fares'}", "a card within a card" },
  { "FN:Ann\n\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\n", NULL, "{'name':'Ann'}{'name':'Bo'}", "two" },
  { "TITLE:Fares\n", NULL, "1:1", "no name" },
  { "FN:Ann\nnothing\nPHOTO;BASE64:i\n", NULL, "3:1 4:14", "all that is wrong" },
  { "VERSION:4.0\nFN:Zo\xc3\n x\n", NULL, "3:4", "half a character in 4.0, which is UTF-8" },
  { "FN:Zo\xc3\xab\nTITLE:\xeb\n", NULL, "3:7", "two encodings" },
  { "FN;CHARSET=klingon:x\n", NULL, "2:20", "an encoding that is none" },
  { "FN;QUOTED-PRINTABLE:A=00\n", NULL, "2:21", "a NUL, written as digits" },
  { "FN:Ann\nEND:VCARD\nFN:Bo\nBEGIN:VCARD\nFN:Cy\n", NULL, "4:1", "between two cards" },
  { "FN:Ann\n", "boi=NOTE", "1:1", "a map to nothing" },
};

static void
test_cards (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (card_rows); i++)
    {
      const CardRow *row = &card_rows[i];
      g_autofree char *text = g_strdup_printf ("BEGIN:VCARD\n%sEND:VCARD\n", row->lines);
      g_autofree char *people = read_people (text, strlen (text), row->map);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (people, ==, row->people);
    }
}

typedef struct
{
  const char *data;
  gssize n_bytes; /* -1: up to NUL */
  const char *people;
  const char *why;
} FileRow;

static const FileRow file_rows[] = {
  { "\xef\xbb\xbf\r\nbegin:vcard\r\nFN:Ann\r\nend:vcard", -1, "{'name':'Ann'}", "a mark; a blank" },
  { "BEGIN:VCARD\rFN:Ann\rEND:VCARD\r", -1, "{'name':'Ann'}", "lines of an old Macintosh" },
  { "BEGIN:VCARD\nFN:Ann\n", -1, "1:1", "no end" },
  { "BEGIN:VCARD\nFN:A\0n\n", 20, "2:5", "a NUL" },
  { "\xff\xfe"
    "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0F\0N\0:\0\xe9\0\n\0E\0N\0D\0:\0V\0C\0A\0R\0D\0",
    54, "{'name':'é'}", "UTF-16" },
  { "[{'name':'Ann','photo':{'file':'a.png','zoom':2},'pinned':true,'bio':null}]", -1,
    "{'name':'Ann','photo':{'file':'a.png','zoom':2},'pinned':true}", "JSON; null says nothing" },
  { "\xef\xbb\xbf {'masthead':1,'members':[{'name':'Ann'}],'own':1}", -1, "{'name':'Ann'}",
    "a team file, with a mark" },
  { "[{'name':'Ann','end':'soon','own':1},{'nam':'Bo'},3]", -1, "/0/end (/0/own) /1/name /2",
    "all that is wrong" },
  { "{'masthead':1,'members':[{'name':'Ann','pinned':'x'}]}", -1, "/members/0/pinned",
    "the pointer of a team file" },
  { "{'masthead':2,'members':[]}", -1, "/masthead", "a newer format" },
  { "{'people':[]}", -1, "/members", "no list" },
  { "[{'name':'Ann',}]", -1, "1:16", "no JSON" },
};

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Problems of one place in no special order. (transfer full). */
static char *
sort_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  return g_strjoinv (" ", words);
}

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_rows); i++)
    {
      const FileRow *row = &file_rows[i];
      gsize n_bytes = row->n_bytes < 0 ? strlen (row->data) : (gsize) row->n_bytes;
      g_autofree char *data = g_malloc0 (n_bytes + 1);
      g_autofree char *people = NULL;
      g_autofree char *found = NULL;
      g_autofree char *wanted = sort_words (row->people);

      memcpy (data, row->data, n_bytes);
      for (gsize j = 0; j < n_bytes; j++)
        if (data[j] == '\'')
          data[j] = '"';
      people = read_people (data, n_bytes, NULL);
      found = sort_words (people);
      g_test_message ("%s", row->why);
      g_assert_cmpstr (found, ==, wanted);
    }
}

/* 30 MB of photo are one problem, with its place. */
static void
test_large_photo (void)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nFN:Ann\nPHOTO:data:image/jpeg;base64,");
  g_autofree char *problems = NULL;

  for (guint i = 0; i < 40 * 1024 * 1024 / 64; i++)
    g_string_append (text, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  g_string_append (text, "\nEND:VCARD\n");
  problems = read_people (text->str, text->len, NULL);
  g_assert_cmpstr (problems, ==, "3:7");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster-vcard/cards", test_cards);
  g_test_add_func ("/roster-vcard/files", test_files);
  g_test_add_func ("/roster-vcard/large-photo", test_large_photo);
  return g_test_run ();
}
