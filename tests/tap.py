"""TAP from Python: cases = Cases(); cases.check("name", is_right, "why not"); sys.exit(cases.finish())."""


class Cases:
    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, name, is_right, *why):
        self.number += 1
        print(f"{'ok' if is_right else 'not ok'} {self.number} - {name.replace('#', '')}")
        if not is_right:
            self.failed += 1
            for text in why:
                for line in str(text).splitlines()[:60]:
                    print("#   " + line)
        return is_right

    def skip(self, name, why):
        self.number += 1
        print(f"ok {self.number} - {name.replace('#', '')} # SKIP {why}")

    def finish(self):
        print(f"1..{self.number}")
        return 1 if self.failed else 0
