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
  { "cs", "Lidé, kteří stojí za {handle}",
    "Příspěvky bez podpisu jsou zprávy organizace {organisation}. Příspěvky s iniciálami jsou naše "
    "vlastní slova." },
  { "da", "Menneskene bag {handle}",
    "Opslag uden initialer er nyheder fra {organisation}. Opslag med initialer er vores egne "
    "ord." },
  { "de", "Die Menschen hinter {handle}",
    "Beiträge ohne Kürzel sind Nachrichten von {organisation}. Beiträge mit Kürzel sind unsere "
    "eigenen Worte." },
  { "el", "Οι άνθρωποι πίσω από το {handle}",
    "Οι αναρτήσεις χωρίς υπογραφή είναι νέα του οργανισμού {organisation}. Όσες έχουν αρχικά είναι "
    "δικά μας λόγια." },
  { "es", "Las personas detrás de {handle}",
    "Los mensajes sin firma son noticias de {organisation}. Los que llevan iniciales son palabras "
    "nuestras." },
  { "fi", "Ihmiset tilin {handle} takana",
    "Julkaisut ilman nimikirjaimia ovat organisaation {organisation} uutisia. Nimikirjaimin "
    "merkityt ovat omia sanojamme." },
  { "fr", "L’équipe derrière {handle}",
    "Sans signature, c’est {organisation} qui informe. Avec des initiales, ce sont nos propres "
    "mots." },
  { "he", "האנשים מאחורי {handle}",
    "פוסטים ללא חתימה הם חדשות של {organisation}. פוסטים חתומים בראשי תיבות הם המילים שלנו." },
  { "hi", "{handle} के पीछे की टीम",
    "बिना हस्ताक्षर वाली पोस्ट {organisation} के समाचार हैं। आद्याक्षरों वाली पोस्ट हमारे अपने शब्द हैं।" },
  { "id", "Orang-orang di balik {handle}",
    "Kiriman tanpa inisial adalah berita dari {organisation}. Kiriman dengan inisial adalah "
    "kata-kata kami sendiri." },
  { "it", "Le persone dietro {handle}",
    "I messaggi senza firma sono notizie di {organisation}. Quelli con le iniziali sono parole "
    "nostre." },
  { "ja", "{handle} の担当者",
    "署名のない投稿は {organisation} "
    "からのお知らせです。イニシャル付きの投稿は担当者自身の言葉です。" },
  { "ko", "{handle} 담당자",
    "서명이 없는 게시물은 {organisation} 소식입니다. 이니셜이 있는 게시물은 담당자가 직접 쓴 "
    "글입니다." },
  { "nb", "Menneskene bak {handle}",
    "Innlegg uten initialer er nyheter fra {organisation}. Innlegg med initialer er våre egne "
    "ord." },
  { "nl", "De mensen achter {handle}",
    "Berichten zonder initialen zijn nieuws van {organisation}. Berichten met initialen zijn onze "
    "eigen woorden." },
  { "pl", "Ludzie, którzy stoją za {handle}",
    "Wpisy bez podpisu to wiadomości organizacji {organisation}. Wpisy z inicjałami to nasze "
    "własne słowa." },
  { "pt", "As pessoas por trás de {handle}",
    "As mensagens sem assinatura são notícias de {organisation}. As que levam iniciais são "
    "palavras nossas." },
  { "ro", "Oamenii din spatele contului {handle}",
    "Postările nesemnate sunt noutăți de la {organisation}. Cele semnate cu inițiale sunt "
    "cuvintele noastre." },
  { "ru", "Люди, которые ведут {handle}",
    "Записи без подписи — новости организации «{organisation}». Записи с инициалами — наши "
    "собственные слова." },
  { "sv", "Människorna bakom {handle}",
    "Inlägg utan initialer är nyheter från {organisation}. Inlägg med initialer är våra egna "
    "ord." },
  { "th", "ทีมงานเบื้องหลัง {handle}",
    "โพสต์ที่ไม่ลงชื่อเป็นข่าวสารจาก {organisation} ส่วนโพสต์ที่ลงชื่อย่อเป็นคำพูดของพวกเราเอง" },
  { "tr", "{handle} hesabının arkasındaki ekip",
    "İmzasız gönderiler {organisation} haberleridir. Baş harflerle imzalananlar kendi "
    "sözlerimizdir." },
  { "uk", "Люди, які ведуть {handle}",
    "Дописи без підпису — новини організації «{organisation}». Дописи з ініціалами — наші власні "
    "слова." },
  { "vi", "Những người đứng sau {handle}",
    "Bài đăng không ký tên là tin của {organisation}. Bài đăng ký tên viết tắt là lời của chính "
    "chúng tôi." },
  { "zh-Hant", "{handle} 背後的團隊",
    "未署名的貼文是 {organisation} 的消息，署有姓名縮寫的貼文是我們自己的話。" },
  { "zh", "{handle} 背后的团队",
    "未署名的帖子是 {organisation} 的消息，署有姓名缩写的帖子是我们自己的话。" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == MH_N_DESIGN_WORDS);

/* Codes that stand for another one: older ones that files may still hold, and the regions that
 * write traditional Chinese. */
static const char *const synonyms[][2] = {
  { "iw", "he" },         { "in", "id" },         { "no", "nb" },         { "nn", "nb" },
  { "zh-TW", "zh-Hant" }, { "zh-HK", "zh-Hant" }, { "zh-MO", "zh-Hant" },
};

/* Whether a code is @language, or that with a script or a region. */
static gboolean
begins_with (const char *code, const char *language)
{
  gsize length = strlen (language);

  return g_ascii_strncasecmp (code, language, length) == 0 && !g_ascii_isalnum (code[length]);
}

static const char *
get_code (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (begins_with (language, synonyms[i][0]))
      return synonyms[i][1];
  return language;
}

/**
 * mh_design_words_find:
 * @language: (nullable): BCP 47; of Chinese the script counts, else the language alone
 *
 * Returns: an index for mh_design_words_get(); English where a language has no words here
 */
guint
mh_design_words_find (const char *language)
{
  const char *code = language != NULL ? get_code (language) : words[0].language;

  /* Traditional Chinese stands before the Chinese that is written without a script. */
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (begins_with (code, words[i].language))
      return i;
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
