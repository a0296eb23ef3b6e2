/* test-signature.c: initials that are nobody else's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lib/mh-test-json.h"

#include "team/mh-signature.h"

static const MhDate today = { 2026, 11, 22 };

typedef struct
{
  const char *name;
  const char *others; /* the members that are there already */
  const char *signature;
  const char *why;
} Row;

static const Row rows[] = {
  { "Aiko Tanaka", "", "AT", "initials" },
  { "Anna Torres", "{'name':'A','signature':'AT'}", "ATo", "one more letter" },
  { "Anna Torres", "{'name':'A','signature':'at'}", "ATo", "capitals do not count" },
  { "Anna Torres", "{'name':'A','signature':'AT'},{'name':'B','signature':'ATO'}", "AT2",
    "then numbers" },
  { "Anna T", "{'name':'A','signature':'AT'}", "AT2", "no letter is left" },
  { "Ann", "", "An", "one word" },
  { "Ann", "{'name':'A','signature':'An'}", "Ann", "one word, one more letter" },
  { "Bo", "{'name':'A','signature':'Bo'}", "Bo2", "one word, no letter left" },
  { "Dr. Ann Mary Lee", "", "AL", "neither titles nor what is between" },
  { "Ann de la Cruz-Díaz", "", "AC", "the last word" },
  { "Élodie Øster", "", "ÉØ", "accents stay" },
  { "e\u0301lodie o\u0308ster", "", "E\u0301O\u0308", "a letter keeps its mark" },
  { "Ann Le\u0301e", "{'name':'A','signature':'AL'}", "ALe\u0301", "also the one more" },
  { "ß Groß", "", "ßG", "stays one letter" },
  { "ilker ışık", "", "II", "in every locale the same" },
  { "李明", "", "李", "Han" },
  { "李明", "{'name':'A','signature':'李'}", "李明", "Han, one more" },
  { "김 하나", "{'name':'A','signature':'김'}", "김하", "Hangul in two words" },
  { "ليلى الحسن", "", "ل\u200cا", "Arabic letters stand alone" },
  { "ليلى الحسن", "{'name':'A','signature':'لا'}", "ل\u200cا\u200cل",
    "and are taken where somebody has them joined" },
  { "ليلى", "", "ل\u200cي", "of one word too" },
  { "กิตติ ศรี", "", "กศ", "Thai consonants" },
  { "O’Neill", "", "ON", "letters only" },
  { "van der Berg", "", "Be", "no particle" },
  { "Jeanne d’Arc", "", "JA", "no prefix" },
  { "🦊 Ann Lee", "", "AL", "no emoji" },
  { "☕ 42", "", NULL, "no letters" },
  { "Anna Torres", "{'name':'A','signature':'AT','end':'2026-08-24'}", "ATo", "left 90 days ago" },
  { "Anna Torres", "{'name':'A','signature':'AT','end':'2026-08-23'}", "AT", "left 91 days ago" },
  { "Anna Torres", "{'name':'A','signature':'AT','start':'2027-01-01'}", "ATo", "still to start" },
  { "Anna Torres", "{'name':'A','signature':'AT','shown':false}", "ATo", "hidden, but posts" },
};

static MhDocument *
make_document (const char *members)
{
  g_autofree char *text =
      g_strdup_printf ("{'masthead':1,'account':{'organisation':'N'},'members':[%s]}", members);

  return mh_test_document (text, "/team");
}

static void
test_newcomers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (MhDocument) document = make_document (row->others);
      g_autofree char *signature = mh_signature_suggest_for_name (document, row->name, today);

      g_test_message ("%s: %s", row->name, row->why);
      g_assert_cmpstr (signature, ==, row->signature);
    }
}

/* Who has one keeps it, whoever else comes; only of two who sign alike one gets another. */
static void
test_members (void)
{
  g_autoptr (MhDocument) document =
      make_document ("{'name':'Ann Lee','signature':'XY'},{'name':'Al Lo','signature':'AL'},"
                     "{'name':'Ada Lin','signature':'al'},{'name':'Abe Lot'}");
  static const char *const wanted[] = { "XY", "ALo", "ALi", "ALo" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *signature =
          mh_signature_suggest (document, mh_document_get_member (document, i), today);

      g_assert_cmpstr (signature, ==, wanted[i]);
    }
}

/* One after the other, a whole team gets signatures of its own. */
static void
test_everybody (void)
{
  g_autoptr (MhDocument) document = make_document ("");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *signature = mh_signature_suggest_for_name (document, "Ann Lee", today);
      g_autofree char *text = g_strdup_printf ("{'name':'Ann Lee','signature':'%s'}", signature);
      g_autoptr (JsonNode) member = mh_test_json (text);
      MhDocument *edited = mh_document_insert (document, "/members/-", member, NULL);

      g_assert_true (g_hash_table_add (seen, mh_signature_normalize (signature)));
      mh_document_unref (document);
      document = edited;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signature/newcomers", test_newcomers);
  g_test_add_func ("/signature/members", test_members);
  g_test_add_func ("/signature/everybody", test_everybody);
  return g_test_run ();
}
