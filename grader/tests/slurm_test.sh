#!/usr/bin/env bash
# Grades a class on a real Slurm of one node, started here, as a job array of four; merges the parts
# and compares marks, checks and gradebook with those of an undivided run.
#   slurm_test.sh CONVLINGS SOURCE_DIR MAKE_CLASS
# MAKE_CLASS is a program that writes submissions into the folder it is given. Prints "skipped: ..." where there is no Slurm.
set -euo pipefail

convlings=$1
source_dir=$2
make_class=$3

for program in munged slurmctld slurmd sbatch sqlite3; do
  PATH=$PATH:/usr/sbin command -v "$program" >/dev/null ||
    { echo "skipped: $program is not here (Debian: slurmctld slurmd slurm-client munge sqlite3)"; exit 0; }
done
[ "$(id -u)" = 0 ] || { echo 'skipped: slurmd needs root'; exit 0; }
PATH=$PATH:/usr/sbin

place=$(mktemp -d)
chmod 755 "$place"
stop() {
  for daemon in slurmd slurmctld munged; do
    [ -e "$place/$daemon.pid" ] && kill "$(cat "$place/$daemon.pid")" 2>/dev/null || true
  done
  for _ in $(seq 50); do pgrep -f "$place" >/dev/null || break; sleep 0.1; done
  rm -rf "$place"
}
trap stop EXIT

host=$(hostname -s)
port=$((20000 + RANDOM % 20000))
mkdir "$place/state" "$place/spool"
head -c 1024 /dev/urandom >"$place/munge.key"
chmod 600 "$place/munge.key"
munged --force --key-file="$place/munge.key" --socket="$place/munge.sock" \
  --pid-file="$place/munged.pid" --log-file="$place/munged.log" --seed-file="$place/munge.seed"
cat >"$place/slurm.conf" <<END
ClusterName=convlings
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmdPort=$((port + 1))
AuthType=auth/munge
AuthInfo=socket=$place/munge.sock
CredType=cred/munge
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$place/state
SlurmdSpoolDir=$place/spool
SlurmctldPidFile=$place/slurmctld.pid
SlurmdPidFile=$place/slurmd.pid
SlurmctldLogFile=$place/slurmctld.log
SlurmdLogFile=$place/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
END
export SLURM_CONF=$place/slurm.conf
slurmctld
slurmd
for _ in $(seq 100); do sinfo -h 2>/dev/null | grep -q idle && break; sleep 0.1; done
sinfo -h | grep -q idle || { cat "$place"/*.log; echo 'Slurm did not start'; exit 1; }

handed_in=$place/handed-in
"$make_class" "$handed_in"
# The job script calls ./convlings where it was submitted.
mkdir "$place/course"
ln -s "$convlings" "$place/course/convlings"
cd "$place/course"
lessons=(--lessons 02,03)
"$convlings" grade "$handed_in" --out "$place/whole" --key "$place/parts/course.key" "${lessons[@]}"
sbatch --wait --quiet --array=1-4 --cpus-per-task=1 --output="$place/job-%a.txt" \
  "$source_dir/grader/classroom/grade.slurm" "$handed_in" "$place/parts" "${lessons[@]}"
cat "$place"/job-*.txt
"$convlings" merge "$place"/parts/[1-4] --into "$place/merged"
"$convlings" grade "$handed_in" --out "$place/merged" --key "$place/parts/course.key" \
  "${lessons[@]}" | tee "$place/merged.txt"
grep -q ' 0 graded now' "$place/merged.txt" || { echo 'something was graded again'; exit 1; }
for file in marks.csv checks.csv canvas.csv; do
  cmp "$place/whole/$file" "$place/merged/$file"
done
# Everything in the gradebook but when it was, and how long it took.
dump() {
  for table in lessons students marks exercises written; do
    sqlite3 "$1" "SELECT '$table', * FROM $table ORDER BY 2, 3, 4"
  done
  sqlite3 "$1" "SELECT student, lesson, exercise, place, name, verdict, message, problem FROM checks" \
    "SELECT student, lesson, key, state, reason FROM graded" \
    "SELECT key, lesson, build FROM outcomes ORDER BY key"
}
dump "$place/whole/gradebook.sqlite" >"$place/whole.txt"
dump "$place/merged/gradebook.sqlite" >"$place/merged-tables.txt"
[ "$(wc -l <"$place/whole.txt")" -gt 100 ] || { echo 'the gradebook is all but empty'; exit 1; }
diff "$place/whole.txt" "$place/merged-tables.txt"
echo 'Slurm: four parts, merged, give the same gradebook'
