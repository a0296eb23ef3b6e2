/* mh-xmp.c: words inside a picture file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-xmp.h"

#include <string.h>

/* What each text may take once it is escaped: with what is around them they stay below the limit.
 */
#define TITLE_LIMIT_BYTES       4000
#define ALT_LIMIT_BYTES         59000
#define FINGERPRINT_LIMIT_BYTES 400

#define ELLIPSIS "…"

#define PACKET_START                                                                               \
  "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"                           \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"                                                       \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"                          \
  "<rdf:Description rdf:about=\"\"\n"                                                              \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"                                               \
  " xmlns:Iptc4xmpCore=\"http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/\"\n"                          \
  " xmlns:masthead=\"" MH_XMP_NAMESPACE "\">\n"
#define PACKET_END                                                                                 \
  "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"                                                 \
  "<?xpacket end=\"r\"?>"

static void
append_character (GString *packet, gunichar character)
{
  switch (character)
    {
    case '&':
      g_string_append (packet, "&amp;");
      break;
    case '<':
      g_string_append (packet, "&lt;");
      break;
    case '>':
      g_string_append (packet, "&gt;");
      break;
    default:
      g_string_append_unichar (packet, character);
      break;
    }
}

/* XML 1.0, production 2: other characters have no way into it, not even escaped. */
static gboolean
is_xml_character (gunichar character)
{
  return character == '\t' || character == '\n' || (character >= 0x20 && character < 0xd800) ||
         (character >= 0xe000 && character < 0xfffe) || character >= 0x10000;
}

/* Appends as much of text as fits; where something had to go, it ends with an ellipsis. */
static void
append_text (GString *packet, const char *text, gsize limit_bytes)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gsize end = packet->len + limit_bytes - strlen (ELLIPSIS);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gsize length = packet->len;

      append_character (packet, is_xml_character (character) ? character : ' ');
      if (packet->len > end)
        {
          g_string_truncate (packet, length);
          g_string_append (packet, ELLIPSIS);
          return;
        }
    }
}

static void
append_alternative (GString *packet, const char *element, const char *text, gsize limit_bytes)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append_printf (packet, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", element);
  append_text (packet, text, limit_bytes);
  g_string_append_printf (packet, "</rdf:li></rdf:Alt></%s>\n", element);
}

/* What tells a stale file, and one that somebody changed. */
static void
append_stamp (GString *packet, const MhXmpWords *words)
{
  g_string_append (packet, MH_XMP_FINGERPRINT);
  append_text (packet, words->fingerprint, FINGERPRINT_LIMIT_BYTES);
  g_string_append (packet, "</masthead:Fingerprint>\n");
  if (words->limit_bytes > 0)
    g_string_append_printf (packet, MH_XMP_LIMIT "%" G_GSIZE_FORMAT "</masthead:Limit>\n",
                            words->limit_bytes);
  g_string_append (packet, MH_XMP_CHECKSUM MH_XMP_CHECKSUM_BLANK "</masthead:Checksum>\n");
}

/**
 * mh_xmp_new:
 * @words: what is to be said
 *
 * Writes the words that go into a picture file. Texts that are too long for a JPEG are shortened.
 * With a fingerprint comes room for a checksum, see mh_stamp_seal(). The same words give the same
 * bytes.
 *
 * Source: ISO 16684-1 (XMP); IPTC Photo Metadata 2021.1, "Alt Text (Accessibility)"
 * Returns: (transfer full): a packet of less than MH_XMP_LIMIT_BYTES
 */
char *
mh_xmp_new (const MhXmpWords *words)
{
  GString *packet = g_string_new (PACKET_START);

  append_alternative (packet, "dc:title", words->title, TITLE_LIMIT_BYTES);
  append_alternative (packet, "Iptc4xmpCore:AltTextAccessibility", words->alt, ALT_LIMIT_BYTES);
  if (words->fingerprint != NULL)
    append_stamp (packet, words);
  g_string_append (packet, PACKET_END);
  g_assert (packet->len < MH_XMP_LIMIT_BYTES);

  return g_string_free (packet, FALSE);
}
