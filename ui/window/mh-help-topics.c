/* mh-help-topics.c: what the help says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mh-help-topics.h"

#include <glib/gi18n.h>

static const MhHelpTopic topics[] = {
  { "start",
    N_ ("Getting Started"),
    {
        { N_ ("What is Masthead for?"),
          N_ ("It makes the picture that tells readers who writes for a brand account: a header, "
              "banner or page background with each person’s name, what to ask them, their own "
              "handle and the initials that sign their posts.") },
        { N_ ("How do I begin?"),
          N_ ("Choose one of the four kinds of account on the start page, or open the example and "
              "change it. Add people on the left, adjust the look on the right, then press Export. "
              "Everything is kept in one team file.") },
        { N_ ("Which kind of account is mine?"),
          N_ ("Several people post from one account: Brand account with its team. The account only "
              "passes on links: Notice account. Everyone has an account named after the "
              "organisation: Staff accounts by pattern. One person speaks for the organisation: A "
              "person for the organisation.") },
        { N_ ("Who signs what?"),
          N_ ("News is unsigned. Who answers a reader signs with their initials, such as ^AT. Long "
              "talks move to the person’s own account. The picture lists the initials, so that "
              "readers know whom they talk to.") },
    } },
  { "people",
    N_ ("People"),
    {
        { N_ ("How do I add somebody?"),
          N_ ("Press the plus button or Ctrl+Shift+N, and type the name. To add many at once, "
              "import a table or address cards, or copy rows in a spreadsheet and paste them into "
              "the list.") },
        { N_ ("How do I change the order?"),
          N_ ("Drag a row, or select it and press Alt+Up or Alt+Down. The picture follows the "
              "order "
              "of the list, unless Sort in the design says otherwise. Pinned people come first.") },
        { N_ ("Somebody leaves. What do I do?"),
          N_ ("Set the last day on their page. From the day after they are no longer drawn, and "
              "Masthead can tell you when the next change is due. Export again on that day. "
              "Deleting them works too, but then their initials may be given to another person "
              "too soon.") },
        { N_ ("Can somebody be left out for a while?"),
          N_ ("Switch off Shown on their page. Nothing is deleted.") },
    } },
  { "person",
    N_ ("A Person"),
    {
        { N_ ("Which photo works best?"),
          N_ ("A face that fills most of a square, at least 400 pixels wide. Choose a file, drop "
              "it "
              "or paste it. Drag in the photo to move the face to the middle, and zoom with the "
              "slider.") },
        { N_ ("What are the initials for?"),
          N_ ("They sign this person’s posts from the brand account. Each pair must be unique "
              "among "
              "the people shown; the button beside the field suggests one that is free.") },
        { N_ ("What does consent mean?"),
          N_ ("Photo: drawn with photo. Name only: drawn without photo. None: never drawn, and not "
              "named in any text that Masthead writes. Ask people before you show them.") },
        { N_ ("Why are there several handles?"),
          N_ ("A person may be called otherwise on another platform. The one that belongs to the "
              "picture’s platform is drawn; without one, the first. The plus beside “Other "
              "Platforms” adds one. What a platform does not take is marked while you type.") },
    } },
  { "account",
    N_ ("The Account"),
    {
        { N_ ("What belongs here?"),
          N_ ("The organisation, its handles, the page that confirms the team, and the language of "
              "the picture’s own words. The address of that page is what the QR code leads to.") },
        { N_ ("What is a handle pattern?"),
          N_ ("How the organisation forms staff handles, such as {first}At{org}. Masthead suggests "
              "handles that follow it, and notes those that do not.") },
    } },
  { "picture",
    N_ ("The Picture"),
    {
        { N_ ("What do I see here?"),
          N_ ("The very picture that is exported, not an imitation. The tabs above it are the "
              "places it is made for; the plus adds one.") },
        { N_ ("What can I do in it?"),
          N_ ("Click a person, the heading, the logo or the panel to edit it. Drag the edge of the "
              "panel to make it wider: it is drawn to thirds, the safe area and the width that can "
              "be read on a phone; hold Ctrl or Alt to put it anywhere. Press Tab to go from one "
              "to "
              "the next, and Escape to cancel a drag.") },
        { N_ ("What are the dashed shapes?"),
          N_ ("What the platform covers or crops: the profile picture, buttons, the edges on a "
              "phone. Names, handles and faces are kept out of them. Ctrl+G hides the shapes; they "
              "are never exported.") },
        { N_ ("How do I look closer?"),
          N_ ("Ctrl and the wheel zoom about the pointer; Ctrl+1 shows one pixel of the picture as "
              "one of the screen, Ctrl+0 fits it into the window. Hold the space bar and drag to "
              "move it.") },
        { N_ ("How will it look next month?"), N_ ("The button with the date shows the picture on "
                                                   "any day, with whoever is there then.") },
    } },
  { "design",
    N_ ("Design"),
    {
        { N_ ("Do I design every picture anew?"),
          N_ ("No. One design serves all pictures. Switch on For This Picture Only to change a "
              "value "
              "for the one you see; a dot marks what differs, and the arrow takes it back.") },
        { N_ ("What does the layout do?"),
          N_ ("Automatic tries all and takes the one whose smallest text is largest on a phone, "
              "with "
              "everybody shown. Sidebar, strip, grid and legend list people; notice lists official "
              "sources; card shows one person.") },
        { N_ ("Somebody’s name is long. Is it cut?"),
          N_ ("Never. More columns, smaller type and two lines are tried first, then the bio and "
              "photos give way. If that is not enough, Checks says who does not fit.") },
        { N_ ("Which colours can be read?"),
          N_ ("Each colour of text says its contrast with what is really behind it. Open one, and "
              "the theme’s colours that can be read there come first, then those of the logo. "
              "Below "
              "the opacity of the panel stands the least that does, to be set by a click.") },
        { N_ ("What is a theme?"),
          N_ ("A design that comes from a file, for every team of the organisation. What it locks "
              "cannot be changed here and shows a lock.") },
    } },
  { "checks",
    N_ ("Checks"),
    {
        { N_ ("What is checked?"),
          N_ ("Whether everybody fits, whether the text is large enough on a phone and stands out "
              "from what is really behind it, whether anything lies under what the platform "
              "covers, "
              "and whether handles and initials are right.") },
        { N_ ("How do I mend a problem?"),
          N_ ("Where Masthead knows a change that mends it, the row has a button. It is one step "
              "that you can undo. A click on the row goes to the place.") },
        { N_ ("It is meant to be so. What now?"), N_ ("Accept the problem and say why. The reason "
                                                      "is kept in the team file, and the problem "
                                                      "is no longer counted.") },
        { N_ ("Can I export with errors?"), N_ ("Yes, after a question. On the command line, "
                                                "render --strict writes nothing as long as "
                                                "there is an error.") },
    } },
  { "preview",
    N_ ("Preview"),
    {
        { N_ ("What does the preview show?"),
          N_ ("A drawing of the profile page around your picture, on a desktop and on a phone, "
              "with "
              "the profile picture and buttons where the platform puts them. It is not a copy of "
              "the platform’s page.") },
        { N_ ("What are the window widths for?"),
          N_ ("The classic page backgrounds are fixed at the left edge, and the page’s column lies "
              "over them. The narrower the window, the less of the sidebar is seen.") },
    } },
  { "export",
    N_ ("Export"),
    {
        { N_ ("What is written?"),
          N_ ("One file for each picture, at the exact size of its place and within its limit of "
              "bytes. Its description for screen readers is inside the file; copy it here for the "
              "platform’s own field.") },
        { N_ ("JPEG or PNG?"), N_ ("JPEG for photos behind the panel, PNG for flat colours. The "
                                   "name of the file decides: "
                                   ".jpg or .png.") },
        { N_ ("Does a failure leave half a file?"),
          N_ ("No. A file appears whole or not at all, and an older one stays when the new one "
              "cannot be made.") },
    } },
  { "import",
    N_ ("Import"),
    {
        { N_ ("What can be imported?"),
          N_ ("Tables saved by a spreadsheet (CSV, TSV), address cards (vCard) and rows that you "
              "paste. The first row of a table names the columns, in one of eight languages.") },
        { N_ ("What happens to the people I have?"),
          N_ ("You see who joined, left and changed before anything happens, and can leave out "
              "each "
              "of them. People are matched by handle, then by name. Who left gets an end date and "
              "is not deleted.") },
    } },
  { "files",
    N_ ("Files"),
    {
        { N_ ("Where is my work?"),
          N_ ("In one team file, a text that other programs can read. Pictures stay where they "
              "are; "
              "the file says where. Keep them in the same folder, and the folder can be moved.") },
        { N_ ("What if the computer stops?"),
          N_ ("Within three seconds of an edit a copy is kept. At the next start Masthead offers "
              "to "
              "bring it back. Your file is not touched before you save.") },
        { N_ ("A colleague changed the file. What now?"),
          N_ ("A bar appears. Compare shows every difference, Reload takes the file’s version "
              "(undo "
              "brings yours back), Keep Mine goes on with yours and writes over the other when you "
              "save.") },
        { N_ ("Can a script do this?"), N_ ("Yes. The command masthead makes the same files, byte "
                                            "for byte, and says which are out "
                                            "of date. Its manual is “man masthead”.") },
    } },
};

/**
 * mh_help_list_topics:
 * @n_topics: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_topics): all topics, in the order of a first reading
 */
const MhHelpTopic *
mh_help_list_topics (guint *n_topics)
{
  *n_topics = G_N_ELEMENTS (topics);
  return topics;
}
