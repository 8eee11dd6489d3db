package io.loquat.faults.race;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compare-and-swap races on a server that is killed every 20 seconds, and at least after each third
 * of the way: every change is won by exactly one client, none that was acknowledged is lost, and
 * one order explains all that the clients saw. It cannot show a missing fsync: the kernel outlives
 * the process.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class RaceTest {
  private static final Duration KILL_EVERY = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path dataFolder;

  @Test
  void isWonByOneClientAtATimeThoughTheServerIsKilled() throws Exception {
    int goal = 100_000;
    try (KilledServer server = KilledServer.start(dataFolder);
        Race race = Race.begin("race", server, new SwapCourse(new Attempts()), goal)) {
      runAndKill(race, server, goal);
    }
  }

  /** The memory of retryable writes dies with the server: only the version protects these. */
  @Test
  void isWonOnceThoughTheDriverSendsAgainWhatTheServerForgot() throws Exception {
    int goal = 10_000;
    Attempts attempts = new Attempts();
    try (KilledServer server = KilledServer.start(dataFolder);
        Race race =
            Race.beginWithRetries(
                "race with retries", server, new SwapCourse(attempts), goal, attempts)) {
      runAndKill(race, server, goal);
    }
  }

  @Test
  void isWonByOneClientAtATime() throws Exception {
    int goal = 10_000;
    try (SteadyServer server = SteadyServer.start(dataFolder);
        Race race =
            Race.begin("race in one process", server, new SwapCourse(new Attempts()), goal)) {
      race.await(goal, PATIENCE);
      race.settle();
    }
  }

  @Test
  void archivesRestoresAndPurgesOnceThoughTheServerIsKilled() throws Exception {
    int goal = 10_000;
    try (KilledServer server = KilledServer.start(dataFolder);
        Race race = Race.begin("archive race", server, new ArchiveCourse(), goal)) {
      runAndKill(race, server, goal);
    }
  }

  /** The canary: a race whose clients do not keep to the rules must fail. */
  @Test
  void isNotWonByClientsThatDoNotNameTheVersion() throws Exception {
    int goal = 3_000;
    SwapCourse course = new SwapCourse(new Attempts(), Writes.Honesty.SELDOM_NOT);
    try (SteadyServer server = SteadyServer.start(dataFolder);
        Race race = Race.begin("canary race", server, course, goal)) {
      race.await(goal, PATIENCE);
      assertThatThrownBy(race::settle).isInstanceOf(AssertionError.class);
    }
  }

  private static void runAndKill(Race race, KilledServer server, int goal) throws Exception {
    while (!race.isOver()) {
      race.await(goal / 3, KILL_EVERY);
      server.killAndRestart();
    }
    race.settle();
  }
}
