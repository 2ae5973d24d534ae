
# Names of users, groups and domains, which the stack knows. Everything else is completed as above.

_studioctl_takes_value() {
  case "$1" in
    --*=* | --help | -h | --version | -V | --yes | --debug | --wide | --all | --verbose | --adopt | --full | --offline) return 1 ;;
    --keep-others | --delete-all-rows | --force | --follow | -f) return 1 ;;
    -*) return 0 ;;
    *) return 1 ;;
  esac
}

# Prints the kind of the name that begins at the cursor, or nothing.
# $1 the word at the cursor, $2 the word before it, $3 the commands typed so far
_studioctl_kind() {
  case "$1" in
    --user=*) echo users; return ;;
    --group=*) echo groups; return ;;
    --domain=*) echo domains; return ;;
    -*) return ;;
  esac
  case "$2" in
    --user) echo users; return ;;
    --group) echo groups; return ;;
    --domain) echo domains; return ;;
  esac
  if _studioctl_takes_value "$2"; then return; fi
  case "$3" in
    explain) echo users ;;
    "held release"* | "held reject"*) echo held ;;
    "quarantine restore" | "quarantine delete") echo leavers ;;
  esac
}

_studioctl_names() {
  [ -z "${ZSH_VERSION:-}" ] || setopt local_options sh_word_split
  local line="${COMP_LINE:0:$COMP_POINT}" word before="" commands="" program="" option="" head="" kind name cut mark current
  local -a passed=()
  current="${line##* }"
  line="${line% *}"
  for word in $line; do
    if [ -z "$program" ]; then
      program="$word"
      continue
    fi
    case "$word" in
      --stack-name=* | --region=* | --profile=* | --endpoint-url=* | --account-profile=*) passed+=("$word") ;;
    esac
    case "$before" in
      --stack-name | --region | --profile | --endpoint-url | --account-profile) passed+=("$before" "$word") ;;
      *)
        if ! _studioctl_takes_value "$before"; then
          case "$word" in -*) ;; *) commands="${commands:+$commands }$word" ;; esac
        fi
        ;;
    esac
    before="$word"
  done
  kind="$(_studioctl_kind "$current" "$before" "$commands")"
  if [ -z "$kind" ]; then
    _complete_studioctl "$@"
    return
  fi
  # Readline replaces only what follows the last of its word breaks, such as = and @.
  case "$current" in
    --*=*)
      case "$COMP_WORDBREAKS" in *=*) ;; *) option="${current%%=*}=" ;; esac
      current="${current#--*=}"
      ;;
  esac
  for mark in @ : =; do
    case "$COMP_WORDBREAKS" in *"$mark"*) ;; *) continue ;; esac
    case "$current" in *"$mark"*) ;; *) continue ;; esac
    cut="${current%"$mark"*}$mark"
    if [ "${#cut}" -gt "${#head}" ]; then head="$cut"; fi
  done
  COMPREPLY=()
  while IFS= read -r name; do
    name="$(printf '%q' "$name")"
    COMPREPLY+=("$option${name#"$head"}")
  done < <("$program" complete "$kind" "$current" ${passed[@]+"${passed[@]}"} 2>/dev/null </dev/null)
  return 0
}

complete -F _studioctl_names studioctl studioctl.sh
