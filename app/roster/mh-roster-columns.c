/* mh-roster-columns.c: what the columns of a table mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A signature is a few letters; whatever is longer is something else. */
#define MOST_SIGNATURE_CHARS 8

typedef struct
{
  const char *key;
  /* Blank-separated, as mh_roster_fold() leaves them. Of two columns, the one whose header stands
   * earlier here is meant: “Job title” before “Title”, which may hold “Dr.”. */
  const char *headers;
} Meaning;

/* English, French, German, Spanish, Italian, Portuguese, Dutch, Japanese. */
static const Meaning meanings[] = {
  { "name",
    "fullname displayname completename nomcomplet nometprenom prenometnom prenomnom "
    "nomprenom vollstandigername vornameundnachname vornamenachname nombrecompleto "
    "nombreyapellidos nombreyapellido nomecompleto nomeecognome nomecognome cognomeenome "
    "nomeesobrenome nomeeapelido volledigenaam voorenachternaam 氏名 お名前 フルネーム name "
    "nom nombre nome naam 名前 person nominativo anzeigename weergavenaam persona personne "
    "pessoa nomaffiche nomdaffichage nombremostrado nomevisualizzato nomedeexibicao 表示名 "
    "氏名漢字 mitarbeiter mitarbeitername ansprechpartner empleado funcionario colaborador "
    "dipendente medewerker employee employeename teammember member mitglied membre miembro "
    "membro lid 社員名 担当者 担当者名" },
  { "first", "firstname givenname forename prenom vorname rufname nombredepila primernombre "
             "nomeproprio primeironome voornaam roepnaam 名 first prenoms vornamen nombres nomi "
             "voornamen" },
  { "last", "lastname surname familyname nomdefamille nachname familienname zuname apellido "
            "apellidos primerapellido cognome sobrenome apelido apelidos achternaam familienaam 姓 "
            "last nomdusage surnames nachnamen cognomi achternamen" },
  { "expertise",
    "expertise areaofexpertise fieldofexpertise speciality specialty fachgebiet fachgebiete "
    "zustandigkeit expertisegebied especialidad especialidade specializzazione specialite "
    "domainedexpertise domaine competenza competenze 専門 専門分野 担当 topic topics subject "
    "thema themen theme sujet tema temas temi onderwerp onderwerpen jobtitle jobrole "
    "berufsbezeichnung position funktion function fonction poste funcion puesto cargo "
    "funzione mansione funcao functie functietitel rol role rolle ruolo stelle aufgabe 役職 "
    "役割 担当業務 title titre titolo titulo area bereich organizationtitle "
    "organization1title expertises domaines competence competences kompetenz kompetenzen "
    "spezialgebiet spezialgebiete arbeitsgebiet fachbereich ressort specialiteit "
    "specialisatie vakgebied deskundigheid especialidades especialista competencias "
    "specializzazioni areadeespecialidad areadeespecialidade areadicompetenza areadeatuacao "
    "materia argomento metier profession beruf profesion profissao professione beroep "
    "intituledeposte intitule 専門領域 得意分野 職種 職務 肩書 肩書き" },
  { "handle",
    "handle xhandle twitterhandle xtwitter twitter x username benutzername identifiant "
    "nomdutilisateur usuario nombredeusuario nomeutente nomedeusuario nomedeutilizador "
    "utilizador utente gebruikersnaam ユーザー名 ユーザーネーム ユーザーid ハンドル "
    "アカウント account compte konto cuenta conta pseudo pseudonyme usuariox twitterx "
    "handlex xaccount twitteraccount xusername twitterusername comptex comptetwitter cuentax "
    "cuentadex cuentadetwitter contax contadox accountx xアカウント xユーザー名 xid" },
  { "signature",
    "signature initials initiales kurzel kurzzeichen initialen iniciales sigla iniziali "
    "iniciais initialer paraaf 署名 イニシャル signatur unterschrift firma assinatura "
    "handtekening sign sigle siglas parafe paraphe unterschriftskurzel" },
  { "photo", "photo photofile picture image portrait avatar headshot bild foto fotografia imagen "
             "immagine imagem afbeelding profilbild photodeprofil fotodeperfil 写真 画像 "
             "photofilename imagefile picturefile fichierphoto fichierimage portrat portratfoto "
             "bilddatei fotodatei retrato ritratto portret pasfoto 顔写真 写真ファイル" },
  { "bio", "bio biography shortbio biographie biografia biografie about uberuns uberdieperson "
           "apropos acercade description beschreibung descripcion descrizione descricao "
           "beschrijving 紹介 自己紹介 略歴 プロフィール presentation vorstellung steckbrief "
           "kurzbiografie kurzbiographie kurzbio vita presentacion presentazione apresentacao "
           "voorstelling" },
  { "group",
    "group groupe gruppe grupo gruppo groep グループ team equipe equipo squadra equipa "
    "チーム department abteilung departement departamento dipartimento reparto afdeling 部署 "
    "部門 section service unit unite unidad unita unidade eenheid pole secteur sector "
    "settore チーム名 部 課" },
  { "language",
    "language lang langue sprache idioma lingua lingue taal 言語 langues sprachen idiomas "
    "talen 使用言語" },
  { "start",
    "start startdate startsat joined joinedon datedebut datededebut debut arrivee "
    "datedarrivee beginn eintritt eintrittsdatum startdatum seit inicio fechadeinicio "
    "fechadealta alta inizio datadiinizio datainizio datadeinicio begindatum begin vanaf "
    "indienst 開始 開始日 入社日 from von since depuis desde dal entree datedentree "
    "dateentree prisedeposte datedeprisedeposte premierjour eintrittam erstertag beginndatum "
    "dienstbeginn incorporacion fechadeincorporacion ingreso fechadeingreso primerdia "
    "ingresso datadiingresso dataingresso datadassunzione dataassunzione primogiorno entrada "
    "datadeentrada admissao datadeadmissao primeirodia startdag eerstedag datumindienst "
    "firstday dateofjoining joiningdate joindate hiredate startsfrom 着任日 配属日" },
  { "end", "end enddate endsat left leftat leaves fin datefin datedefin depart datededepart ende "
           "enddatum austritt austrittsdatum fechadefin fechadebaja baja fine datadifine datafine "
           "fim datadefim saida datadesaida einddatum uitdienst 終了 終了日 退社日 until bis "
           "jusquau hasta al ate tot sortie datedesortie datesortie dernierjour austrittam "
           "letztertag dienstende salida fechadesalida ultimodia uscita datadiuscita datauscita "
           "ultimogiorno laatstedag datumuitdienst lastday dateofleaving leavingdate leavedate "
           "離任日 退任日" },
  { "handles/bluesky", "bluesky bsky blueskyhandle" },
  { "handles/mastodon", "mastodon fediverse mastodonhandle" },
  { "handles/linkedin", "linkedin linkedinurl linkedinprofile" },
  { "handles/instagram", "instagram" },
  { "handles/threads", "threads" },
  { "handles/facebook", "facebook" },
  { "handles/youtube", "youtube" },
};

/**
 * mh_roster_is_key:
 * @key: what may be a member of a person
 *
 * Returns: whether a column can be mapped to it
 */
gboolean
mh_roster_is_key (const char *key)
{
  if (g_str_has_prefix (key, "handles/"))
    return key[strlen ("handles/")] != '\0';
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strcmp (meanings[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

/* (nullable): what a header means. rank is lower for one that says it better. */
static const char *
find_meaning (const char *header, guint *rank)
{
  g_autofree char *parts = mh_roster_fold (header);
  /* Kana are written whole in the table. */
  g_autofree char *folded = g_utf8_normalize (parts, -1, G_NORMALIZE_ALL_COMPOSE);

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      g_auto (GStrv) names = g_strsplit (meanings[i].headers, " ", -1);

      for (guint j = 0; names[j] != NULL; j++)
        if (strcmp (names[j], folded) == 0)
          {
            *rank = j;
            return meanings[i].key;
          }
    }
  return NULL;
}

static gboolean
has_key (GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (keys->pdata[i], key) == 0)
      return TRUE;
  return FALSE;
}

static const char *
get_text (GPtrArray *row, guint column)
{
  return column < row->len ? ((MhCell *) row->pdata[column])->text : "";
}

static MhTextPlace
get_place (GPtrArray *row, guint column)
{
  const MhCell *cell = row->pdata[column];

  return (MhTextPlace){ cell->line, cell->column };
}

/* message is (transfer full). */
static void
complain (GPtrArray *header, GPtrArray *problems, char *message)
{
  mh_roster_complain (problems, get_place (header, 0), message);
  g_free (message);
}

/* An empty key is none, and keeps others away. */
static void
set_key (GPtrArray *keys, guint column, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (key[0] != '\0' && g_strcmp0 (keys->pdata[i], key) == 0)
      g_clear_pointer (&keys->pdata[i], g_free);
  g_free (keys->pdata[column]);
  keys->pdata[column] = g_strdup (key);
}

/* The column's number from 0, by its header, or by its number from 1 in a table without headers. */
static int
find_column (GPtrArray *header, gboolean has_header, const char *wanted)
{
  g_autofree char *folded = mh_roster_fold (wanted);
  guint64 number = 0;

  for (guint i = 0; has_header && i < header->len; i++)
    {
      g_autofree char *other = mh_roster_fold (get_text (header, i));

      /* A header of signs alone is only like itself. */
      if (folded[0] != '\0' ? strcmp (other, folded) == 0
                            : strcmp (get_text (header, i), wanted) == 0)
        return (int) i;
    }
  if (g_ascii_string_to_unsigned (wanted, 10, 1, header->len, &number, NULL))
    return (int) number - 1;
  return -1;
}

/* (transfer full). */
static char *
explain_column (GPtrArray *header, gboolean has_header, const char *wanted)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (!has_header)
    return g_strdup_printf (
        /* Translators: what was taken for a column, and a number of columns. */
        ngettext ("there is no column “%s”; without headers it is a number up to %u",
                  "there is no column “%s”; without headers it is a number from 1 to %u",
                  header->len),
        wanted, header->len);
  for (guint i = 0; i < header->len; i++)
    if (get_text (header, i)[0] != '\0')
      g_ptr_array_add (headers, (gpointer) get_text (header, i));
  g_ptr_array_add (headers, NULL);
  list = g_strjoinv (", ", (char **) headers->pdata);
  /* Translators: what was taken for a column, and the headers of all columns. */
  return g_strdup_printf (_ ("there is no column “%s”; map one of these: %s"), wanted, list);
}

/* "name=Nom": the column Nom is the name; "=Nom": it is not used. */
static void
apply_map (
    GPtrArray *header, gboolean has_header, GPtrArray *keys, const char *map, GPtrArray *problems)
{
  const char *equals = strchr (map, '=');
  g_autofree char *key = equals != NULL ? g_strndup (map, (gsize) (equals - map)) : g_strdup (map);
  int column = -1;

  if (equals == NULL || (key[0] != '\0' && !mh_roster_is_key (key)))
    {
      /* Translators: what was given, such as “nmae=Nom”. */
      complain (header, problems,
                g_strdup_printf (_ ("“%s” is no column to map; write it as “name=Nom”"), map));
      return;
    }
  column = find_column (header, has_header, equals + 1);
  if (column >= 0)
    set_key (keys, (guint) column, key);
  else
    complain (header, problems, explain_column (header, has_header, equals + 1));
}

/* In many languages a bare “Name” beside a first name is the family’s, and beside a last name the
 * first one. */
static void
settle_bare_name (GPtrArray *header, GPtrArray *keys)
{
  static const char *const bare[] = { "name", "nom", "nombre", "nome", "naam", NULL };
  gboolean has_first = has_key (keys, "first");
  gboolean has_last = has_key (keys, "last");

  for (guint i = 0; has_first != has_last && i < header->len; i++)
    {
      g_autofree char *folded = mh_roster_fold (get_text (header, i));

      if (g_strcmp0 (keys->pdata[i], "name") == 0 && g_strv_contains (bare, folded))
        set_key (keys, i, has_first ? "last" : "first");
    }
}

/* “Firma” is a signature in Spain and Italy and a company in Germany. */
static gboolean
may_be_signature (GPtrArray *rows, guint column)
{
  for (guint i = 1; i < rows->len; i++)
    if (g_utf8_strlen (get_text (rows->pdata[i], column), -1) > MOST_SIGNATURE_CHARS)
      return FALSE;
  return TRUE;
}

/* “Title” may be what stands before a name. */
static gboolean
may_be_expertise (GPtrArray *rows, guint column)
{
  static const char *const titles[] = { "mr",   "mrs",  "ms",   "miss", "mx",   "dr", "prof",
                                        "herr", "frau", "m",    "mme",  "mlle", "sr", "sra",
                                        "srta", "sig",  "dott", "dhr",  "mevr", "様", NULL };
  gboolean has_title = FALSE;

  for (guint i = 1; i < rows->len; i++)
    {
      g_autofree char *folded = mh_roster_fold (get_text (rows->pdata[i], column));

      if (folded[0] != '\0' && !g_strv_contains (titles, folded))
        return TRUE;
      has_title = has_title || folded[0] != '\0';
    }
  return !has_title;
}

static gboolean
may_be (GPtrArray *rows, guint column, const char *key)
{
  if (strcmp (key, "signature") == 0)
    return may_be_signature (rows, column);
  return strcmp (key, "expertise") != 0 || may_be_expertise (rows, column);
}

/* Each key to the column whose header says it best. */
static void
map_by_header (GPtrArray *rows, GPtrArray *keys)
{
  GPtrArray *header = rows->pdata[0];
  g_autofree guint *ranks = g_new0 (guint, header->len);

  for (guint i = 0; i < header->len; i++)
    {
      const char *key = find_meaning (get_text (header, i), &ranks[i]);
      guint other = 0;

      if (key == NULL || !may_be (rows, i, key))
        continue;
      while (other < i && g_strcmp0 (keys->pdata[other], key) != 0)
        other++;
      if (other == i || ranks[i] < ranks[other])
        set_key (keys, i, key);
    }
}

static gboolean
is_empty (GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (keys->pdata[i] != NULL)
      return FALSE;
  return TRUE;
}

/* Whether the first line is a person like all others: it fits what the columns hold. */
static gboolean
is_data (GPtrArray *row, GPtrArray *keys)
{
  gboolean has_more = FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *text = get_text (row, i);

      if (keys->pdata[i] == NULL || strcmp (keys->pdata[i], "expertise") == 0 || text[0] == '\0')
        continue;
      if (!mh_roster_is_like (text, keys->pdata[i]))
        return FALSE;
      has_more = TRUE;
    }
  return has_more;
}

static void
note_column (GPtrArray *header, guint column, const char *key, GPtrArray *problems)
{
  g_autofree char *message = NULL;

  if (key != NULL)
    message = g_strdup_printf (
        /* Translators: the header of a column, and a word of the file format such as “handle”. */
        _ ("the column “%s” is taken as “%s”, by what is in it; say otherwise with “--map”"),
        get_text (header, column), key);
  else
    /* Translators: the header of a column. */
    message = g_strdup_printf (_ ("the column “%s” is not used; map it with “--map” if it should"),
                               get_text (header, column));
  mh_roster_note (problems, get_place (header, column), message);
}

/* What the user should know of each column that no header explains. */
static void
note_columns (GPtrArray *header, GPtrArray *before, GPtrArray *keys, GPtrArray *problems)
{
  for (guint i = 0; i < header->len; i++)
    if (get_text (header, i)[0] != '\0' && before->pdata[i] == NULL)
      note_column (header, i, keys->pdata[i], problems);
}

static GPtrArray *
copy_keys (GPtrArray *keys)
{
  return g_ptr_array_copy (keys, (GCopyFunc) (void *) g_strdup, NULL);
}

/**
 * mh_roster_map_columns:
 * @rows: (element-type GPtrArray): the whole table, not empty
 * @maps: (nullable) (array zero-terminated=1): `KEY=HEADER`, which count more than the table; in a
 *   table without headers `KEY=NUMBER`, from 1; `=HEADER` for a column to leave out
 * @has_header: (out): whether the first row is one
 * @problems: gets all that is wrong, and notes on columns that are not used or only guessed
 *
 * Finds out what the columns mean: as the user says, by their header, then by what is in them. A
 * table whose first row is a person has no headers.
 *
 * Returns: (transfer full): a key or %NULL for each column
 */
GPtrArray *
mh_roster_map_columns (GPtrArray *rows,
                       const char *const *maps,
                       gboolean *has_header,
                       GPtrArray *problems)
{
  GPtrArray *header = rows->pdata[0];
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) before = NULL;

  g_ptr_array_set_size (keys, (int) header->len);
  map_by_header (rows, keys);
  settle_bare_name (header, keys);
  *has_header = TRUE;
  if (is_empty (keys))
    {
      mh_roster_guess_columns (rows, 0, keys);
      *has_header = !is_data (header, keys);
      g_ptr_array_set_size (keys, 0);
      g_ptr_array_set_size (keys, (int) header->len);
    }
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    apply_map (header, *has_header, keys, maps[i], problems);
  before = copy_keys (keys);
  mh_roster_guess_columns (rows, *has_header ? 1 : 0, keys);
  if (!has_key (keys, "name") && !has_key (keys, "first") && !has_key (keys, "last"))
    complain (header, problems,
              g_strdup (_ ("no column of the first line is known to hold names; say which with "
                           "“--map name=HEADER”")));
  else if (*has_header)
    note_columns (header, before, keys, problems);
  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (keys->pdata[i], "") == 0)
      g_clear_pointer (&keys->pdata[i], g_free);
  return keys;
}
