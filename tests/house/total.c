/* A stranger's program: only purse.h and the installed library. Prints the total that is at risk. */
#include <purse.h>

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    PurseJournal *journal = NULL;
    char *json = NULL;
    PurseStatus status = purse_journal_open(argv[1], &journal);
    if (status == PURSE_OK) {
        PurseQuestion question;
        memset(&question, 0, sizeof question);
        question.as_of = argv[2];
        question.conditions = argv[3];
        status = purse_stake_json(journal, &question, &json);
    }
    if (status == PURSE_OK)
        fputs(json, stdout);
    else
        fprintf(stderr, "%s: %s\n", purse_status_text(status), purse_journal_message(journal));
    purse_free(json);
    purse_journal_free(journal);
    return (int)status;
}
