/* test-roster.c: people from tables, and what they change in a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "roster/mh-roster-columns.h"
#include "roster/mh-roster-difference.h"

#include "lib/mh-test-json.h"
#include "team/mh-json-value.h"

static const MhDate today = { 2026, 11, 22 };

/* The people as JSON, with ' for "; or what is wrong, as "LINE:COLUMN" each. (transfer full). */
static char *
read_table (const char *data, gssize n_bytes, const char *map)
{
  const char *maps[] = { map, NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes < 0 ? strlen (data) : (gsize) n_bytes);
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GPtrArray) people = mh_roster_read (bytes, map != NULL ? maps : NULL, problems);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    {
      const MhProblem *problem = problems->pdata[i];

      g_test_message ("%s", problem->message);
      g_string_append_printf (text, "%s%d:%d", i > 0 ? " " : "", problem->line, problem->column);
    }
  g_assert_true ((people == NULL) == (problems->len > 0));
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const MhRosterPerson *person = people->pdata[i];
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), person->member);
      g_autofree char *json = json_to_string (node, FALSE);

      g_strdelimit (json, "\"", '\'');
      g_string_append_printf (text, "%s%d %s", i > 0 ? "; " : "", person->line, json);
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *data;
  gssize n_bytes; /* -1: up to NUL */
  const char *map;
  const char *people;
  const char *why;
} TableRow;

static const TableRow table_rows[] = {
  { "Name,Handle\nAnn Lee,@ann\n", -1, NULL, "2 {'name':'Ann Lee','handle':'@ann'}", "commas" },
  { "Name;Rôle\r\n\"Lee; Ann\";\"a \"\"b\"\"\"\r\n", -1, NULL,
    "2 {'name':'Lee; Ann','expertise':'a \\'b\\''}", "semicolons, CRLF, quotes" },
  { "name\tbio\nAnn\t\"two\nlines\"\nBo\t\n", -1, NULL,
    "2 {'name':'Ann','bio':'two lines'}; 4 {'name':'Bo'}", "tabs; a newline in quotes; lines" },
  { "sep=;\nname;handle\nAnn;a,b,c\n", -1, NULL, "3 {'name':'Ann','handle':'a,b,c'}", "Excel" },
  { "\xef\xbb\xbfNom,Prénom\nLee,Zoé", -1, NULL, "2 {'name':'Zoé Lee'}", "a mark; two names" },
  { "Nom\nZo\xe9\n", -1, NULL, "2 {'name':'Zoé'}", "Windows-1252" },
  { "\xff\xfeN\0a\0m\0e\0\n\0\xe9\0", 14, NULL, "2 {'name':'é'}", "UTF-16, small end first" },
  { "\xfe\xff\0N\0a\0m\0e\0\n\0\xe9", 14, NULL, "2 {'name':'é'}", "UTF-16, big end first" },
  { "Wer,x\nAnn,b\n", -1, "name=wer", "2 {'name':'Ann','handle':'b'}", "a column mapped" },
  { "Name,Titel\nAnn,^A\n", -1, "signature=Titel", "2 {'name':'Ann','signature':'A'}", "prefix" },
  { "氏名,Mastodon\n田中,@a@b.example\n", -1, NULL,
    "2 {'name':'田中','handles':{'mastodon':'@a@b.example'}}", "Japanese; a platform" },
  { "name\n\n ,\nAnn\n", -1, NULL, "4 {'name':'Ann'}", "blank rows" },
  { "name,bio\n Ann   Lee ,\"two\r\n\r\nlines \"\n", -1, NULL,
    "2 {'name':'Ann Lee','bio':'two lines'}", "blanks and ends of lines are one" },
  { "name\n\"Lee, Ann\"\n", -1, NULL, "2 {'name':'Lee, Ann'}", "one name may be anything" },
  { "name\n\"Lee, Ann\"\nBo Ray\n", -1, NULL, "2 {'name':'Lee, Ann'}; 3 {'name':'Bo Ray'}",
    "as a register writes some of them" },
  { "", 0, NULL, "1:1", "nothing" },
  { "name,handle\n\n", -1, NULL, "1:1", "nobody, which would send all away" },
  { "a,b\nc,d\n", -1, NULL, "1:1", "no names" },
  { "name\nAnn\n", -1, "nmae=Nom", "1:1", "a key that is none" },
  { "name\nAnn\n", -1, "bio=Nom", "1:1", "a column that is none" },
  { "name,bio\nAnn,\"x\ny", -1, NULL, "2:5", "a quote that is never closed" },
  { "name\n\"Ann\" Lee\n", -1, NULL, "2:6", "text behind a quote" },
  { "name,bio\nAnn,\"x\nBo,\"z\"\n", -1, NULL, "2:5", "a quote that the next one closes" },
  { "name,bio\nAnn,a,b\nBo,c\n,d\n", -1, NULL, "2:7 4:1", "everything that is wrong at once" },
  { "name,start\nAnn,01/12/2026\n", -1, NULL, "2:5", "a date in no one order" },
  { "name,start,end\nAnn,1/12/2026,\nBo,2/3/98,31/12/2026\n", -1, NULL,
    "2 {'name':'Ann','start':'2026-12-01'}; 3 "
    "{'name':'Bo','start':'1998-03-02','end':'2026-12-31'}",
    "another date says which number is the day" },
  { "name,start\nAnn,11/01/26\nBo,01/15/25\n", -1, NULL,
    "2 {'name':'Ann','start':'2026-11-01'}; 3 {'name':'Bo','start':'2025-01-15'}",
    "month first, as an American spreadsheet writes it" },
  { "name,start\nAnn,1-12-2026\nBo,2.3.2026\nCy,2026/3/1\n", -1, NULL, "2:5",
    "dots and years in front say nothing of the others" },
  { "name,start\nAnn,1/12/2026\nBo,31/1/2026\nCy,1/31/2026\n", -1, NULL, "2:5",
    "dates that contradict each other" },
  { "name,start\nAnn,2/2/2026\nBo,1.12.26\n", -1, NULL,
    "2 {'name':'Ann','start':'2026-02-02'}; 3 {'name':'Bo','start':'2026-12-01'}",
    "dates that are one day in either order" },
  { "name,start\nAnn,31/2/2026\nBo,1/1/026\nCy,1/1.26\nDee,0/1/2026\n", -1, NULL, "2:5 3:4 4:4 5:5",
    "days that do not exist" },
  { "Rôle;Name\nb;????  ????\nb;Who?\nb;? ?\n", -1, NULL, "2:3 4:3", "names that a program lost" },
  { "Prénom;Nom\n???;????\n", -1, NULL, "2:1", "both names are lost" },
  { "name\nA\0n\n", 9, NULL, "2:2", "a NUL" },
  { "name\nZoé\nZo\xe9\n", -1, NULL, "3:3", "two encodings" },
  { "\xff\xfeN", 3, NULL, "1:1", "half a character" },
};

/* A register sorts by the family's name, a picture does not show it so. */
static void
test_register (void)
{
  static const char table[] = "role,name\nFares,\"Lee, Ann\"\nBus,\"de la Cruz, María\"\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, strlen (table));
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GPtrArray) people = mh_roster_read (bytes, NULL, problems);
  const MhProblem *note = problems->pdata[0];

  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpstr (mh_roster_person_get_name (people->pdata[0]), ==, "Ann Lee");
  g_assert_cmpstr (mh_roster_person_get_name (people->pdata[1]), ==, "María de la Cruz");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (note->is_note);
  g_assert_cmpint (note->line, ==, 2);
  g_assert_cmpint (note->column, ==, 7);
}

static void
test_tables (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_rows); i++)
    {
      const TableRow *row = &table_rows[i];
      g_autofree char *people = read_table (row->data, row->n_bytes, row->map);

      g_test_message ("%s", row->why);
      g_assert_cmpstr (people, ==, row->people);
    }
}

/* A field of 10 MB is one problem, with its place, and takes no time. */
static void
test_long_field (void)
{
  g_autoptr (GString) text = g_string_new ("name,bio\nAnn,");
  g_autofree char *problems = NULL;

  for (guint i = 0; i < 1024 * 1024; i++)
    g_string_append (text, "0123456789");
  problems = read_table (text->str, (gssize) text->len, NULL);
  g_assert_cmpstr (problems, ==, "2:5");
}

#define TEAM(members) "{'masthead': 1, 'account': {'organisation': 'O'}, 'members': [" members "]}"

typedef struct
{
  const char *members;
  const char *table;
  gboolean removes;
  const char *difference; /* + joined, - left, ? awaited, ~ changed, = unchanged; "!" refused */
  const char *after;      /* the members */
  const char *why;
} DifferenceRow;

static const DifferenceRow difference_rows[] = {
  { "{'name': 'Ann', 'own': 1}", "name\nAnn\n", FALSE, "=Ann", "[{'name': 'Ann','own': 1}]",
    "what the table does not say stays" },
  { "{'name': 'Ann'}", "name,bio\nAnn,x\nBo,\n", FALSE, "~Ann +Bo",
    "[{'name': 'Ann','bio': 'x'},{'name': 'Bo'}]", "changed and joined" },
  { "{'name': 'Ann'},{'name': 'Bo'}", "name\nBo\n", FALSE, "=Bo -Ann",
    "[{'name': 'Ann','end': '2026-11-21'},{'name': 'Bo'}]", "left" },
  { "{'name': 'Ann'},{'name': 'Bo'}", "name\nBo\n", TRUE, "=Bo -Ann", "[{'name': 'Bo'}]",
    "removed" },
  { "{'name': 'Ann Lee', 'handle': '@Ann'}", "name,handle\nAnn Smith,ann\n", FALSE, "~Ann Smith",
    "[{'name': 'Ann Smith','handle': '@Ann'}]", "the same by handle, whose case is no change" },
  { "{'name': 'Zoé Lee'}", "name\n\"LEE, Zoe\"\n", FALSE, "~LEE, Zoe", "[{'name': 'LEE, Zoe'}]",
    "the same by name, without case, accents and order" },
  { "{'name': 'Ann', 'end': '2026-01-01'}", "name\nAnn\n", FALSE, "~Ann", "[{'name': 'Ann'}]",
    "who had left has come back" },
  { "{'name': 'Ann', 'end': '2026-01-01'},{'name': 'Bo', 'start': '2027-01-01'}", "name\nCy\n",
    FALSE, "+Cy ?Bo", "[{'name': 'Ann','end': '2026-01-01'},{'name': 'Cy'}]",
    "who has left does not leave; who never came is not kept" },
  { "{'name': 'Ann', 'start': '2026-11-22'}", "name\nBo\n", FALSE, "+Bo -Ann",
    "[{'name': 'Ann','start': '2026-11-22','end': '2026-11-22'},{'name': 'Bo'}]",
    "nobody leaves before the first day" },
  { "{'name': 'Ann', 'photo': {'file': 'a.png', 'zoom': 2}}", "name,photo\nAnn,b.png\n", FALSE,
    "~Ann", "[{'name': 'Ann','photo': {'file': 'b.png','zoom': 2}}]", "how a photo is cut stays" },
  { "{'name': 'Ann', 'handles': {'x': 'a'}}", "name,bluesky\nAnn,a.b\n", FALSE, "~Ann",
    "[{'name': 'Ann','handles': {'x': 'a','bluesky': 'a.b'}}]", "other handles stay" },
  { "{'name': 'Ann'}", "name\nAnn\nann\n", FALSE, "!", NULL, "two rows for one member" },
  { "", "name\nAnn\nANN\n", FALSE, "!", NULL, "two rows for one newcomer" },
};

static char *
describe (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const MhRosterEntry *entry = entries->pdata[i];
      const char *name =
          entry->person != NULL ? mh_roster_person_get_name (entry->person) : entry->member->name;

      g_string_append_printf (text, "%s%c%s", i > 0 ? " " : "", "+-?~="[entry->change], name);
    }
  return g_string_free (text, FALSE);
}

static void
check_difference (const DifferenceRow *row)
{
  g_autofree char *json = g_strdup_printf (TEAM ("%s"), row->members);
  g_autoptr (MhDocument) document = mh_test_document (json, "/team");
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->table, strlen (row->table));
  g_autoptr (GPtrArray) problems = mh_test_problems_new ();
  g_autoptr (GPtrArray) people = mh_roster_read (bytes, NULL, problems);
  g_autoptr (GPtrArray) entries = mh_roster_compare (document, people, today, problems);
  g_autofree char *difference = entries != NULL ? describe (entries) : g_strdup ("!");
  g_autoptr (MhDocument) edited = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (difference, ==, row->difference);
  if (entries == NULL)
    return;
  edited = mh_roster_apply (document, entries, today, row->removes, &error);
  g_assert_no_error (error);
  after = mh_test_json (row->after);
  g_assert_true (mh_json_equal (mh_document_get (edited, "/members"), after));
  /* A law: applied, the same table changes nothing more, but for who left today. */
  again = mh_roster_compare (edited, people, today, problems);
  for (guint i = 0; i < people->len; i++)
    g_assert_cmpint (((MhRosterEntry *) again->pdata[i])->change, ==, MH_ROSTER_UNCHANGED);
}

static void
test_differences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (difference_rows); i++)
    {
      g_test_message ("%s", difference_rows[i].why);
      check_difference (&difference_rows[i]);
    }
}

typedef struct
{
  const char *table;
  const char *map;
  const char *columns; /* HEADER=KEY(SAMPLE), a blank between */
  const char *why;
} ColumnRow;

static const ColumnRow column_rows[] = {
  { "Name,Handle,Shoe\nAnn,,41\nBo,@bo,\n", NULL, "Name=name(Ann) Handle=handle(@bo) Shoe=-(41)",
    "the first text below, not the first line; an unknown one" },
  { "Nom,Prénom\n", NULL, "Nom=last() Prénom=first()", "nobody below" },
  { "Name,Shoe\nAnn,41\n", "group=Shoe", "Name=name(Ann) Shoe=group(41)", "as mapped" },
  { "Name,Handle\nAnn,@a\n", "=Handle", "Name=name(Ann) Handle=-(@a)", "left out" },
  { "Name,Title\nAnn,Ms\nBo,\nCy,Dr.\n", NULL, "Name=name(Ann) Title=-(Ms)", "no expertise" },
  { "Name,Title\nAnn,Ms\nBo,Editor\n", NULL, "Name=name(Ann) Title=expertise(Ms)", "an expertise" },
  { "", NULL, "", "nothing at all" },
};

static void
test_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_rows); i++)
    {
      const ColumnRow *row = &column_rows[i];
      const char *maps[] = { row->map, NULL };
      g_autoptr (GBytes) bytes = g_bytes_new_static (row->table, strlen (row->table));
      g_autoptr (GPtrArray) columns =
          mh_roster_list_columns (bytes, row->map != NULL ? maps : NULL);
      g_autoptr (GString) text = g_string_new (NULL);

      g_test_message ("%s", row->why);
      for (guint k = 0; k < columns->len; k++)
        {
          const MhRosterColumn *column = columns->pdata[k];

          g_string_append_printf (text, "%s%s=%s(%s)", k > 0 ? " " : "", column->header,
                                  column->key != NULL ? column->key : "-", column->sample);
        }
      g_assert_cmpstr (text->str, ==, row->columns);
    }
}

typedef struct
{
  const char *language;
  const char *headers; /* a comma between */
} HeaderRow;

/* What spreadsheets of each language call the same twelve columns. */
static const HeaderRow header_rows[] = {
  { "en",
    "First name,Last name,Job title,X handle,Initials,Photo,Biography,Department,Language,Start "
    "date,End date,Bluesky" },
  { "fr", "Prénom,Nom de famille,Fonction,Compte X,Initiales,Photo,Présentation,Équipe,Langue,Date "
          "d’entrée,Date de sortie,Bluesky" },
  { "de",
    "Vorname,Nachname,Zuständigkeit,Benutzername,Kürzel,Bild,Über die Person,Abteilung,Sprache,"
    "Eintrittsdatum,Austrittsdatum,Bluesky" },
  { "es",
    "Nombre de pila,Apellidos,Función,Usuario,Iniciales,Foto,Biografía,Departamento,Idioma,Fecha "
    "de inicio,Fecha de fin,Bluesky" },
  { "it", "Nome,Cognome,Competenze,Nome utente,Sigla,Immagine,Biografia,Reparto,Lingua,Data di "
          "inizio,Data di fine,Bluesky" },
  { "pt", "Primeiro nome,Apelido,Função,Nome de utilizador,Iniciais,Fotografia,Descrição,Equipa,"
          "Língua,Data de início,Data de fim,Bluesky" },
  { "nl", "Voornaam,Achternaam,Functie,Gebruikersnaam,Paraaf,Foto,Beschrijving,Afdeling,Taal,"
          "Begindatum,Einddatum,Bluesky" },
  { "ja",
    "名,姓,専門分野,ユーザー名,イニシャル,写真,プロフィール,グループ,言語,開始日,終了日,Bluesky" },
};

static void
test_headers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (header_rows); i++)
    {
      const char *headers = header_rows[i].headers;
      g_autoptr (GBytes) bytes = g_bytes_new_static (headers, strlen (headers));
      g_autoptr (GPtrArray) columns = mh_roster_list_columns (bytes, NULL);
      g_autoptr (GString) keys = g_string_new (NULL);

      g_test_message ("%s", header_rows[i].language);
      for (guint k = 0; k < columns->len; k++)
        g_string_append_printf (keys, "%s%s", k > 0 ? " " : "",
                                ((const MhRosterColumn *) columns->pdata[k])->key);
      g_assert_cmpstr (keys->str, ==,
                       "first last expertise handle signature photo bio group language start end "
                       "handles/bluesky");
    }
}

/* Whatever is offered can be mapped, and has a title. */
static void
test_keys (void)
{
  const char *const *keys = mh_roster_list_keys ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *map = g_strconcat (keys[i], "=Odd", NULL);
      const char *maps[] = { map, NULL };
      g_autoptr (GBytes) bytes = g_bytes_new_static ("Odd\nx\n", strlen ("Odd\nx\n"));
      g_autoptr (GPtrArray) columns = mh_roster_list_columns (bytes, maps);

      g_assert_cmpstr (((MhRosterColumn *) columns->pdata[0])->key, ==, keys[i]);
      g_assert_cmpstr (mh_roster_get_key_title (keys[i]), !=, keys[i]);
    }
  g_assert_cmpstr (mh_roster_get_key_title ("odd"), ==, "odd");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/roster/tables", test_tables);
  g_test_add_func ("/roster/long-field", test_long_field);
  g_test_add_func ("/roster/columns", test_columns);
  g_test_add_func ("/roster/headers", test_headers);
  g_test_add_func ("/roster/register", test_register);
  g_test_add_func ("/roster/keys", test_keys);
  g_test_add_func ("/roster/differences", test_differences);
  return g_test_run ();
}
