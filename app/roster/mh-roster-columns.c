/* mh-roster-columns.c: what the columns of a table mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-roster-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *key;
  const char *headers; /* blank-separated, in any language, as mh_roster_fold() leaves them */
} Meaning;

/* English, French, German, Spanish, Italian, Portuguese, Dutch, Japanese. */
static const Meaning meanings[] = {
  { "name", "name fullname displayname person nomcomplet nometprenom vollstandigername nombre "
            "nombrecompleto nomecompleto nominativo volledigenaam naam 名前 氏名" },
  { "first", "first firstname givenname prenom vorname nombredepila primernombre nomeproprio "
             "primeironome voornaam 名" },
  { "last", "last lastname surname familyname nomdefamille nachname familienname apellido "
            "apellidos cognome sobrenome apelido achternaam 姓" },
  { "expertise",
    "expertise role title jobtitle position function topic subject fonction poste role "
    "titre domaine funktion rolle stelle fachgebiet thema cargo puesto funcion tema "
    "especialidad ruolo funzione mansione competenza funcao area especialidade functie "
    "rol onderwerp expertisegebied 役職 担当 専門" },
  { "handle", "handle username account twitter x xhandle twitterhandle identifiant compte pseudo "
              "benutzername konto usuario cuenta utente usuariox gebruikersnaam utilizador "
              "ユーサー名 ユーザー名 アカウント" },
  { "signature", "signature initials sign initiales kurzel signatur initialen unterschrift firma "
                 "iniciales sigla iniziali assinatura iniciais handtekening paraaf 署名 "
                 "イニシャル" },
  { "photo", "photo picture image portrait avatar bild foto fotografia imagen immagine imagem "
             "afbeelding 写真" },
  { "bio", "bio biography about description biographie apropos uberuns beschreibung biografia "
           "descripcion descrizione descricao biografie beschrijving 紹介 自己紹介" },
  { "group", "group team department section groupe equipe service gruppe abteilung grupo equipo "
             "departamento gruppo reparto departemento groep afdeling 部署 グループ" },
  { "language", "language lang langue sprache idioma lingua taal 言語" },
  { "start", "start startdate from joined since debut arrivee beginn eintritt von inicio alta "
             "inizio dal entrada begindatum vanaf 開始 開始日" },
  { "end", "end enddate until left fin depart ende austritt bis baja fine al fim saida einddatum "
           "tot 終了 終了日" },
  { "handles/bluesky", "bluesky" },
  { "handles/mastodon", "mastodon fediverse" },
  { "handles/linkedin", "linkedin" },
  { "handles/instagram", "instagram" },
  { "handles/threads", "threads" },
  { "handles/facebook", "facebook" },
  { "handles/youtube", "youtube" },
};

static gboolean
is_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (strcmp (meanings[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_meaning (const char *header)
{
  g_autofree char *folded = mh_roster_fold (header);

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      g_auto (GStrv) names = g_strsplit (meanings[i].headers, " ", -1);

      if (g_strv_contains ((const char *const *) names, folded))
        return meanings[i].key;
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

/* message is (transfer full). */
static void
complain (GPtrArray *problems, char *message)
{
  g_ptr_array_add (problems, mh_problem_new_at (1, 1, message));
  g_free (message);
}

/* "name=Nom": the column Nom is the name; "=Nom": it is not used. */
static void
apply_map (GPtrArray *header, GPtrArray *keys, const char *map, GPtrArray *problems)
{
  const char *equals = strchr (map, '=');
  g_autofree char *key = equals != NULL ? g_strndup (map, (gsize) (equals - map)) : g_strdup (map);
  g_autofree char *wanted = mh_roster_fold (equals != NULL ? equals + 1 : "");

  if (equals == NULL || (key[0] != '\0' && !is_key (key)))
    {
      /* Translators: what was given, such as “nmae=Nom”. */
      complain (problems,
                g_strdup_printf (_ ("“%s” is no column to map; write it as “name=Nom”"), map));
      return;
    }
  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *folded = mh_roster_fold (((MhCell *) header->pdata[i])->text);

      if (strcmp (folded, wanted) != 0)
        continue;
      for (guint j = 0; j < keys->len; j++)
        if (g_strcmp0 (keys->pdata[j], key) == 0)
          g_clear_pointer (&keys->pdata[j], g_free);
      g_free (keys->pdata[i]);
      keys->pdata[i] = key[0] != '\0' ? g_strdup (key) : NULL;
      return;
    }
  /* Translators: the name of a column. */
  complain (problems,
            g_strdup_printf (_ ("there is no column “%s”; map one of the first line"), equals + 1));
}

/**
 * mh_roster_map_columns:
 * @header: the cells of the first row
 * @maps: (nullable) (array zero-terminated=1): `KEY=HEADER`, which count more than the table;
 *   `=HEADER` for a column to leave out
 * @problems: gets all that is wrong, and notes on columns that are not used
 *
 * Returns: (transfer full): a key or %NULL for each column
 */
GPtrArray *
mh_roster_map_columns (GPtrArray *header, const char *const *maps, GPtrArray *problems)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < header->len; i++)
    {
      const char *key = find_meaning (((MhCell *) header->pdata[i])->text);

      g_ptr_array_add (keys, key != NULL && !has_key (keys, key) ? g_strdup (key) : NULL);
    }
  /* French: “Nom” beside “Prénom” is the family's, alone the whole name; so in Italian. */
  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *folded = mh_roster_fold (((MhCell *) header->pdata[i])->text);

      if (strcmp (folded, "nom") == 0 || strcmp (folded, "nome") == 0)
        keys->pdata[i] = g_strdup (has_key (keys, "last")    ? "first"
                                   : has_key (keys, "first") ? "last"
                                                             : "name");
    }
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    apply_map (header, keys, maps[i], problems);
  if (!has_key (keys, "name") && !has_key (keys, "first") && !has_key (keys, "last"))
    complain (problems,
              g_strdup (_ ("no column of the first line is known to hold names; say which with "
                           "“--map name=HEADER”")));
  return keys;
}
