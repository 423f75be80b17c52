package org.swarmroom.ui.room;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs a test of Swing components, which need no display, and what prepares it, in their thread.
 */
final class OnEventThread implements InvocationInterceptor {

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    run(invocation);
  }

  private static void run(Invocation<Void> invocation)
      throws InterruptedException, InvocationTargetException, Throwable {
    var failure = new AtomicReference<Optional<Throwable>>(Optional.empty());
    SwingUtilities.invokeAndWait(
        () -> {
          try {
            invocation.proceed();
          } catch (Throwable thrown) {
            failure.set(Optional.of(thrown));
          }
        });
    if (failure.get().isPresent()) {
      throw failure.get().get();
    }
  }
}
