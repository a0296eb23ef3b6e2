/* mh-surface-words.c: what the presets say, marked for translators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mh-surface.h"

#include <glib/gi18n-lib.h>

/* The words of assets/surfaces.json, which xgettext cannot read. A test compares the two. */
G_GNUC_UNUSED static const char *const words[] = {
  /* Translators: titles of places where a picture goes; names of platforms stay as they are. */
  N_ ("X header"),
  N_ ("Mastodon header"),
  N_ ("Bluesky banner"),
  N_ ("LinkedIn profile cover"),
  N_ ("LinkedIn page cover"),
  N_ ("Facebook page cover"),
  N_ ("Facebook group cover"),
  N_ ("YouTube banner"),
  N_ ("Twitter background, 2009"),
  N_ ("Twitter background, 2010"),
  N_ ("Twitter background, 2012"),
  N_ ("GitHub social preview"),
  N_ ("Reddit community banner"),
  N_ ("Twitch banner"),
  N_ ("Web page sidebar"),
  /* Translators: what lies over a part of the picture, or happens to it there. */
  N_ ("cropped at the top on some screens"),
  N_ ("cropped at the bottom on some screens"),
  N_ ("profile picture"),
  N_ ("phone buttons"),
  N_ ("cropped at the top in a wide column"),
  N_ ("cropped at the bottom in a wide column"),
  N_ ("cropped at the top on a computer"),
  N_ ("cropped at the bottom on a computer"),
  N_ ("cropped at the left on phones"),
  N_ ("cropped at the right on phones"),
  N_ ("cropped at the left on some phones"),
  N_ ("cropped at the right on some phones"),
  N_ ("page logo"),
  N_ ("shown on television only"),
  /* Translators: remarks on a place. */
  N_ ("X compresses the picture again. Where the profile picture and the phone buttons "
      "stand is not documented."),
  N_ ("Servers may allow more than 2 MB. Mastodon takes a description of the header: give "
      "it the alt text."),
  N_ ("Shown 150 px tall at every width, so computers crop top and bottom and phones crop "
      "the sides (measured in January 2024)."),
  N_ ("Sources disagree about phones. The safe area survives all that they say; the right "
      "two thirds may do on a computer."),
  N_ ("Many guides still give 1128 × 191, which has nearly the same shape. Sources give 3, "
      "4 or 8 MB; the least is used."),
  N_ ("PNG keeps letters sharper than JPEG here. No limit was found; Facebook says that "
      "files under 100 kB load fastest."),
  N_ ("No profile picture stands on it. No size limit was found."),
  N_ ("The middle 1546 × 423 px are seen everywhere, the middle 2560 × 423 px on a "
      "computer, all of it on television."),
  N_ ("The page until September 2010. The picture is fixed at the top left and never "
      "scaled: what lies below the window cannot be scrolled to."),
  N_ ("The page from September 2010 to December 2011, with a much wider column. Its width "
      "in windows between 1024 and 1280 px is not known."),
  N_ ("The page from December 2011 to 2014. Sources give columns of 870 to 892 px; the "
      "widest is used."),
  N_ ("Seen where a link to the repository is shared, never on a profile."),
  N_ ("From one guide only; not verified on the page layout of 2024 and later."),
  N_ ("What Twitch crops or lays over is not known; the safe area is a guess."),
  N_ ("For your own web page. Nothing is laid over it."),
};

/**
 * mh_surface_translate:
 * @text: a surface's title or note, or a covered rectangle's `what`
 *
 * Words of the user's own are given back as they are.
 *
 * Returns: (transfer none): the words in the reader's language
 */
const char *
mh_surface_translate (const char *text)
{
  return text == NULL || *text == '\0' ? text : g_dgettext (GETTEXT_PACKAGE, text);
}
