#!/usr/bin/env bash
# Whether the image works: builds it, starts it, waits until it is healthy, and looks at what it promises.
#   docker/smoke.sh          with a docker daemon
#   docker/smoke.sh --jre    without one: links the image's JRE here and starts the server with that
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

fail() {
  echo "smoke: $*" >&2
  exit 1
}

# Reads the port from the line that the server prints.
await_port() {
  local file=$1 pid=$2
  for _ in {1..150}; do
    port=$(sed -nE 's#.*mongodb://127\.0\.0\.1:([0-9]+).*#\1#p' "$file" | head -1)
    [[ -z $port ]] || return 0
    kill -0 "$pid" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

jre() {
  local jdk pid
  jdk=$(bin/find-jdk --compiler)
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  mvn -q -B -ntp -Dfast -Dmaven.test.skip=true -pl server -am package
  mkdir "$scratch/lib"
  cp server/target/fast/server-*.jar server/target/fast/lib/*.jar "$scratch/lib/"
  rm -f "$scratch"/lib/*-tests.jar
  "$jdk/bin/jlink" --add-modules "$(grep -v '^#' docker/jre-modules | paste -sd,)" \
    --no-header-files --no-man-pages --generate-cds-archive --output "$scratch/jre"
  {
    cat config/java.options
    printf '%s\n' -cp "$(printf '%s\n' "$scratch"/lib/*.jar | paste -sd:)"
  } >"$scratch/java.options"
  bin/train-jvm "$scratch/loquat.aot" "$scratch/jre/bin/java" "@$scratch/java.options" io.loquat.server.Main
  local java=("$scratch/jre/bin/java" "@$scratch/java.options" "-XX:AOTCache=$scratch/loquat.aot" -XX:AOTMode=on io.loquat.server.Main)
  "${java[@]}" serve --port 0 --data "$scratch/data" >"$scratch/out" &
  pid=$!
  await_port "$scratch/out" $pid || fail "the server did not start"
  "${java[@]}" ping --port "$port" || fail "the server does not answer"
  kill -TERM $pid
  wait $pid || fail "the server did not stop cleanly: exit code $?"
  echo "smoke: the JRE of $(du -sh "$scratch/jre" | cut -f1) runs the server"
}

image() {
  name=loquat-smoke-$$
  docker build -f docker/Dockerfile -t loquat .
  trap 'docker rm -f "$name" >/dev/null 2>&1; docker volume rm "$name" >/dev/null 2>&1 || true' EXIT
  docker run -d --name "$name" -v "$name:/data" --read-only --tmpfs /tmp:exec --cap-drop ALL loquat >/dev/null
  for _ in {1..60}; do
    health=$(docker inspect -f '{{.State.Health.Status}}' "$name")
    [[ $health != healthy ]] || break
    sleep 1
  done
  [[ $health == healthy ]] || fail "it is $health after a minute: $(docker logs "$name" 2>&1 | tail -5)"
  [[ $(docker exec "$name" id -u) == 10001 ]] || fail "it runs as root"
  docker stop -t 30 "$name" >/dev/null
  # 143 is 128 + SIGTERM, which is how a JVM ends when its shutdown hooks are done.
  code=$(docker inspect -f '{{.State.ExitCode}}' "$name")
  [[ $code == 0 || $code == 143 ]] || fail "it did not stop cleanly: exit code $code"
  echo "smoke: the image starts, answers, and stops"
}

if [[ ${1:-} == --jre ]]; then
  jre
else
  image
fi
