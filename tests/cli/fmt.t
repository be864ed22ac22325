# purse fmt

What would change is told, and nothing is changed, with --check.

  $ purse fmt --check loose.purse
  loose.purse would change
  [exit 1]

  $ purse fmt --check small.purse

  $ purse fmt --check cases/sanctuary-2017/*.purse

Standard input goes to standard output.

  $ purse fmt - < loose.purse
  ; Spacing as it comes.
  source letter "Letter"  ; why
    published: 2017-04-21

  program jag "Byrne JAG" 16.738
    agency: us/doj/ojp

  $ purse fmt -f - < loose.purse | purse fmt - | cmp - <(purse fmt - < loose.purse)

A file is changed in place and keeps its permissions.

  $ chmod 640 loose.purse; purse fmt loose.purse; cat loose.purse; stat -c %a loose.purse
  ; Spacing as it comes.
  source letter "Letter"  ; why
    published: 2017-04-21

  program jag "Byrne JAG" 16.738
    agency: us/doj/ojp
  640

  $ purse fmt loose.purse; purse fmt --check loose.purse

A file that is right is not touched.

  $ touch -d 2017-04-21 small.purse; purse fmt small.purse; date -r small.purse +%F
  2017-04-21

A text with mistakes is formatted as far as it goes, and no word is lost.

  $ tr -d ' \n' < wrong.purse > before; purse fmt wrong.purse; tr -d ' \n' < wrong.purse | cmp - before

What cannot be read or written is exit 3, and nothing is left behind.

  $ purse fmt nosuch.purse
  purse fmt: cannot read 'nosuch.purse': no such file or directory
  [exit 3]

  $ purse fmt cases
  purse fmt: cannot read 'cases': it is a folder
  [exit 3]

  $ ls -A | grep purse-fmt
  [exit 1]
