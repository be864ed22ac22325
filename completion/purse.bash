# bash completion for purse. Made by tools/faces.py; run `make docs`.

_purse()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]} options="" words=""
    COMPREPLY=()
    # --option=value comes as three words
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if [[ $COMP_CWORD -eq 1 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "report brief stake why status cost timeline cases claims sources check fmt diff place read import imports get export serve publish explain version help --help --version" -- "$cur")
        return
    fi
    case $verb:$prev in
    get:--from)
        return ;;
    export:--format)
        mapfile -t COMPREPLY < <(compgen -W "csv jsonl both" -- "$cur")
        return ;;
    export:-o | export:--output)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return ;;
    *:--as-of | *:--from | *:--known-by | *:--until | *:--and-as-of | *:--dated)
        return ;;
    *:--basis)
        mapfile -t COMPREPLY < <(compgen -W "awarded active unspent annual allocated" -- "$cur")
        return ;;
    *:--condition | *:--program)
        return ;;
    *:--format)
        mapfile -t COMPREPLY < <(compgen -W "table csv json md" -- "$cur")
        return ;;
    *:-f | *:--file | *:-o | *:--output | *:--store | *:--what-if)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return ;;
    *:--place | *:--origin)
        return ;;
    *:--without)
        return ;;
    *:--claim)
        return ;;
    *:--archive | *:--page)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return ;;
    *:--max-size)
        return ;;
    *:--sha256)
        return ;;
    *:--only)
        mapfile -t COMPREPLY < <(compgen -W "transactions awards recipients listings agencies subawards imports import_members import_columns set_aside" -- "$cur")
        return ;;
    *:--bind)
        return ;;
    *:--port)
        return ;;
    esac
    case $verb in
    report) options="--as-of --basis --condition --format --from -f --file --known-by -o --output --place --program --store --until --without --help --usage"
        ;;
    brief) options="--check --format -f --file -o --output --store --help --usage"
        ;;
    stake) options="--as-of --basis --condition --format -f --file --known-by -o --output --place --program --store --what-if --without --help --usage"
        ;;
    why) options="--as-of --basis --condition --format -f --file --known-by -o --output --program --store --without --help --usage"
        ;;
    status) options="--as-of --basis --condition --format -f --file --known-by -o --output --place --program --store --without --help --usage"
        ;;
    cost) options="--as-of --basis --condition --format -f --file --known-by -o --output --place --program --store --without --help --usage"
        ;;
    timeline) options="--as-of --basis --condition --format --from -f --file --known-by -o --output --program --store --until --without --help --usage"
        ;;
    cases) options="--as-of --format -f --file --known-by -o --output --store --without --help --usage"
        ;;
    claims) options="--as-of --claim --format -f --file --known-by -o --output --place --store --help --usage"
        ;;
    sources) options="--format -f --file -o --output --store --help --usage"
        ;;
    check) options="--format -f --file -o --output --help --usage"
        [[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return; }
        ;;
    fmt) options="--check -f --file --help --usage"
        [[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return; }
        ;;
    diff) options="--and-as-of --as-of --basis --condition --format -f --file --known-by -o --output --place --program --store --without --help --usage"
        [[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return; }
        ;;
    place) options="--format -f --file -o --output --review --store --help --usage"
        ;;
    read) options="--archive --dated --format -f --file --origin -o --output --help --usage"
        [[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return; }
        ;;
    import) options="--format -o --output --store --help --usage"
        [[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return; }
        ;;
    imports) options="--format -o --output --set-aside --store --help --usage"
        ;;
    get) options="--from --max-size -o --output --sha256 --help --usage"
        ;;
    export) options="--format --only -o --output --store --help --usage"
        ;;
    serve) options="--bind -f --file --page --port --store --help --usage"
        ;;
    publish) options="--as-of -f --file --page --store --help --usage"
        [[ $cur == -* ]] || { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return; }
        ;;
    explain) options="--help --usage"
        words="J001 J002 J003 J004 J005 J006 J010 J011 J012 J013 J014 J015 J020 J021 J022 J023 J024 J025 J026 J027 J028 J029 J030 J031 J032 J033 J034 J040 J041 J042 J043 J044 J045 J050 J051 J052 J053 J054 J055 J060 J061 J062 J063 J064 J065 J066 J067 J068 J069 J070 J071 J072 J073 J074 J075 J076 J077 J080 J081 J082 J083 J084 J085 J086 J087 B001 B002 B003 A001 A002 A003 A004 A005 A006 A007 A008 A009 A010 A011 A012 A013 A014 A015 A016 A017 A040 S001 S002 S003 S004 S005 S006 S007 S008 S009 S010 S011 C001 C002 C003 C004 C005 C006"
        ;;
    version) options="--help --usage"
        ;;
    help) options="--help --usage"
        words="report brief stake why status cost timeline cases claims sources check fmt diff place read import imports get export serve publish explain version help"
        ;;
    esac
    [[ $cur == -* ]] && words=$options
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -F _purse purse
