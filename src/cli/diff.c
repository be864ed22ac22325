/* purse diff: two journals on one day, or one journal on two days, by their answers. */
#include "cli/cli.h"

#include <stdio.h>

typedef struct {
    Options options;
    Session session;
    const Answer *answer;
    const char *label;
} Side;

static int open_side(Side *side)
{
    int status = session_open(&side->session, &side->options, NULL);
    if (status == EXIT_DATA)
        fprintf(stderr, "purse diff: '%s' has errors; mend them first\n", side->label);
    if (status == EXIT_FINE)
        status = session_ask(&side->session, &side->options);
    if (status == EXIT_FINE)
        side->answer = stake_answer(side->session.journal, &side->session.question, &side->session.arena);
    return status;
}

static int compare(Side *before, Side *after, const Options *options)
{
    Session *session = &before->session;
    bool differ = answers_differ(&session->view, before->answer, &after->session.view, after->answer);
    report_difference(&session->out, &session->view, before->answer, &after->session.view, after->answer, before->label,
                      after->label);
    (void)options;
    return differ ? EXIT_DATA : EXIT_FINE;
}

int cmd_diff(const Options *options)
{
    Side sides[2] = {{.options = *options}, {.options = *options}};
    if (options->arguments.count == 2 && !options->and_as_of) {
        for (int i = 0; i < 2; i++) {
            sides[i].options.files = (TextList){{options->arguments.items[i]}, 1};
            sides[i].label = options->arguments.items[i];
        }
    } else if (options->arguments.count == 0 && options->and_as_of && options->as_of) {
        sides[1].options.as_of = options->and_as_of;
        sides[0].label = options->as_of;
        sides[1].label = options->and_as_of;
    } else {
        return usage_error(options->verb, "give two journals, or one journal with --as-of and --and-as-of");
    }
    int status = open_side(&sides[0]);
    int second = open_side(&sides[1]);
    status = status > second ? status : second;
    if (status == EXIT_FINE)
        status = compare(&sides[0], &sides[1], options);
    buf_release(&sides[1].session.out);
    columns_close(sides[1].session.columns);
    store_close(sides[1].session.store);
    arena_release(&sides[1].session.arena);
    return session_finish(&sides[0].session, options, status);
}
