#!/usr/bin/env bash
# Sets up what `make demo` (runtime) or `make test` (dev) needs: system packages, a virtual
# environment and the locked Python packages. Safe to run again; quick when nothing changed.
# usage: scripts/setup.sh VENV runtime|dev
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$1 kind=$2
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

wanted=$(sed 's/#.*//' "requirements/system-$kind.txt" | tr -s '[:space:]' ' ')
missing=""
for package in $wanted; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=" $package"
done
# Debian's own Python comes without venv; another one (pyenv, a container's) brings it along
if command -v "$python" >/dev/null && ! "$python" -c 'import ensurepip' 2>/dev/null; then
  missing+=" python3-venv"
fi
command -v "$python" >/dev/null || missing+=" python3 python3-venv"

if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ]; then as_root=""
  elif sudo -n true 2>/dev/null; then as_root="sudo -n"
  else
    say "Install these system packages first 请先安装系统软件包：sudo apt-get install -y$missing"
    exit 5
  fi
  say "Installing system packages 正在安装系统软件包:$missing"
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -qq
  # shellcheck disable=SC2086 # the list is meant to be split
  $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  say "Python 3.11 or newer is needed; this is $("$python" --version). 需要 Python 3.11 或更高版本。"
  exit 5
}
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
say "Installing Python packages ($kind) 正在安装 Python 软件包 ..."
"$venv/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "requirements/$kind.lock"
# The checkout itself: its version and its `ipclaim` command. Being able to import it proves nothing,
# because Python finds the folder it is started in. What builds it has the versions of the lock.
if [ "$kind" = runtime ]; then
  sed -n 's/^\([A-Za-z0-9._-]*==[^ ;\\]*\).*/\1/p' requirements/dev.lock >"$venv/versions.txt"
  PIP_CONSTRAINT="$venv/versions.txt" "$venv/bin/python" -m pip install --quiet \
    --disable-pip-version-check --no-deps --editable .
fi
touch "$venv/.$kind"
