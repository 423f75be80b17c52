package org.swarmroom.chat.account;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for accounts and opens them. Every answer comes once, on the room's executor; nothing here
 * blocks the caller. Names that nobody has cost the same time and look the same as others.
 */
public final class Accounts {

  /** What became of a name and a password. */
  public enum Check {
    RIGHT,
    WRONG,
    UNAVAILABLE
  }

  /** What became of the wish for an account. */
  public enum Opened {
    DONE,
    EXISTS,
    UNAVAILABLE
  }

  /**
   * @param name of the account as its owner wrote it, if {@code check} is RIGHT
   */
  public record Answer(Check check, String name) {}

  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  /** Logins that may wait for their turn; more are told to come back later. */
  private static final int WAITING = 64;

  private final AccountStore store;
  private final Executor worker;
  private final Executor room;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param worker works keys out, tens of milliseconds each; may refuse
   * @param room gets the answers
   */
  public Accounts(AccountStore store, Executor worker, Executor room) {
    this.store = store;
    this.worker = worker;
    this.room = room;
  }

  /** With one thread for keys that ends when nobody logs in. */
  public static Accounts of(AccountStore store, Executor room) {
    ThreadPoolExecutor worker =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "room-passwords");
              thread.setDaemon(true);
              return thread;
            });
    worker.allowCoreThreadTimeOut(true);
    return new Accounts(store, worker, room);
  }

  /**
   * @param answer the account of that name, or one that no password fits; empty if accounts can't
   *     be reached
   */
  public void find(String name, Consumer<Optional<Account>> answer) {
    tell(known(name).thenApply(Optional::of), Optional.empty(), answer);
  }

  /**
   * @param password as it came
   */
  public void check(String name, String password, Consumer<Answer> answer) {
    Optional<String> prepared = SaslPrep.prepared(password).filter(text -> !text.isEmpty());
    tell(
        known(name)
            .thenApplyAsync(
                account ->
                    prepared.filter(account.keys()::fit).isPresent()
                        ? new Answer(Check.RIGHT, account.name())
                        : new Answer(Check.WRONG, ""),
                worker),
        new Answer(Check.UNAVAILABLE, ""),
        answer);
  }

  /**
   * @param name valid
   * @param password judged good
   */
  public void open(String name, String password, Consumer<Opened> answer) {
    byte[] salt = new byte[ScramKeys.SALT_BYTES];
    random.nextBytes(salt);
    String prepared =
        SaslPrep.prepared(password)
            .orElseThrow(() -> new IllegalArgumentException("not a password to be kept"));
    tell(
        work(() -> new Account(name, ScramKeys.of(prepared, salt, ScramKeys.ITERATIONS)))
            .thenCompose(store::add)
            .thenApply(fresh -> fresh ? Opened.DONE : Opened.EXISTS),
        Opened.UNAVAILABLE,
        answer);
  }

  private CompletableFuture<Account> known(String name) {
    String key = AccountNames.key(name);
    return work(() -> store.find(key))
        .thenCompose(found -> found)
        .thenCombine(
            store.secret(),
            (found, secret) ->
                found.orElseGet(() -> new Account(name, ScramKeys.fake(secret, key))));
  }

  private <T> CompletableFuture<T> work(Supplier<T> task) {
    try {
      return CompletableFuture.supplyAsync(task, worker);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private <T> void tell(CompletableFuture<T> done, T unavailable, Consumer<T> answer) {
    var unused =
        done.exceptionally(
                failure -> {
                  if (failure.getCause() instanceof RejectedExecutionException
                      || failure instanceof RejectedExecutionException) {
                    LOG.debug("more logins at once than there is room for");
                  } else {
                    LOG.warn("accounts can't be reached", failure);
                  }
                  return unavailable;
                })
            .thenAcceptAsync(answer, room);
  }
}
