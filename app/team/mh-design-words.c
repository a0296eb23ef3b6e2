/* mh-design-words.c: the words of a picture whose design names none, by language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They belong to the picture and not to the program: a team that writes French gets French words
 * wherever its picture is made, so they follow the account's language, never the locale.
 */

#include <string.h>

#include "mh-design-words.h"

/* Names stand where no language inflects them or joins an article to them. */
static const MhDesignWords words[] = {
  { "en", "The people behind {handle}",
    "Unsigned posts are {organisation} news. Posts signed with initials are our own words." },
  { "ar", "فريق {handle}",
    "المنشورات غير الموقّعة أخبار من {organisation}. أما الموقّعة بالأحرف الأولى فهي كلماتنا نحن." },
  { "de", "Die Menschen hinter {handle}",
    "Beiträge ohne Kürzel sind Nachrichten von {organisation}. Beiträge mit Kürzel sind unsere "
    "eigenen Worte." },
  { "es", "Las personas detrás de {handle}",
    "Los mensajes sin firma son noticias de {organisation}. Los que llevan iniciales son palabras "
    "nuestras." },
  { "fr", "L’équipe derrière {handle}",
    "Sans signature, c’est {organisation} qui informe. Avec des initiales, ce sont nos propres "
    "mots." },
  { "he", "האנשים מאחורי {handle}",
    "פוסטים ללא חתימה הם חדשות של {organisation}. פוסטים חתומים בראשי תיבות הם המילים שלנו." },
  { "it", "Le persone dietro {handle}",
    "I messaggi senza firma sono notizie di {organisation}. Quelli con le iniziali sono parole "
    "nostre." },
  { "ja", "{handle} の担当者",
    "署名のない投稿は {organisation} "
    "からのお知らせです。イニシャル付きの投稿は担当者自身の言葉です。" },
  { "nl", "De mensen achter {handle}",
    "Berichten zonder initialen zijn nieuws van {organisation}. Berichten met initialen zijn onze "
    "eigen woorden." },
  { "pt", "As pessoas por trás de {handle}",
    "As mensagens sem assinatura são notícias de {organisation}. As que levam iniciais são "
    "palavras nossas." },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == MH_N_DESIGN_WORDS);

/* Hebrew has an older code that files may still hold. */
static const char *
get_code (const char *language)
{
  return g_ascii_strncasecmp (language, "iw", 2) == 0 ? "he" : language;
}

/**
 * mh_design_words_find:
 * @language: (nullable): BCP 47; only the language itself counts, not its region or script
 *
 * Returns: an index for mh_design_words_get(); English where a language has no words here
 */
guint
mh_design_words_find (const char *language)
{
  const char *code = language != NULL ? get_code (language) : words[0].language;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].language);

      if (strlen (code) >= length && g_ascii_strncasecmp (code, words[i].language, length) == 0 &&
          !g_ascii_isalnum (code[length]))
        return i;
    }
  return 0;
}

/**
 * mh_design_words_get:
 * @index: below %MH_N_DESIGN_WORDS
 *
 * Returns: (transfer none): the words of a language
 */
const MhDesignWords *
mh_design_words_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (words), NULL);
  return &words[index];
}
