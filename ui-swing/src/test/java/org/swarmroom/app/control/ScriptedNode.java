package org.swarmroom.app.control;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.swarmroom.app.node.CheckRow;
import org.swarmroom.app.node.NodeControl;
import org.swarmroom.app.node.NodeEvent;

/**
 * A node that answers each call by what the test said it should, and remembers what it was asked.
 */
public final class ScriptedNode implements ProcessControl {

  public final List<String> calls = new CopyOnWriteArrayList<>();
  public final CompletableFuture<Void> stopped = new CompletableFuture<>();

  private final Map<String, CompletableFuture<?>> answers = new ConcurrentHashMap<>();
  private final List<Consumer<? super NodeEvent>> listeners = new CopyOnWriteArrayList<>();

  public final NodeControl control =
      (NodeControl)
          Proxy.newProxyInstance(
              NodeControl.class.getClassLoader(),
              new Class<?>[] {NodeControl.class},
              (proxy, method, arguments) -> call(method, arguments));

  public ScriptedNode answer(String method, Object value) {
    answers.put(method, CompletableFuture.completedFuture(value));
    return this;
  }

  public ScriptedNode answer(String method, CompletableFuture<?> future) {
    answers.put(method, future);
    return this;
  }

  public void send(NodeEvent event) {
    listeners.forEach(each -> each.accept(event));
  }

  public int listeners() {
    return listeners.size();
  }

  @SuppressWarnings("unchecked")
  private Object call(Method method, Object[] arguments) {
    if (method.getName().equals("listen")) {
      var listener = (Consumer<? super NodeEvent>) arguments[0];
      listeners.add(listener);
      return (NodeControl.Subscription) () -> listeners.remove(listener);
    }
    List<Object> given = new ArrayList<>(List.of(method.getName()));
    given.addAll(Arrays.asList(arguments == null ? new Object[0] : arguments));
    calls.add(given.toString());
    CompletableFuture<?> answer = answers.get(method.getName());
    return answer != null ? answer : CompletableFuture.completedFuture(null);
  }

  @Override
  public void shutdown() {
    stopped.complete(null);
  }

  @Override
  public CompletableFuture<String> raise(String argument) {
    calls.add("[raise, " + argument + "]");
    return CompletableFuture.completedFuture("Its window is in front now.");
  }

  @Override
  public CompletableFuture<List<CheckRow>> doctor() {
    return CompletableFuture.completedFuture(
        List.of(
            new CheckRow("port", true, "Listening on port 1."),
            new CheckRow("disk", false, "The disk is full; free some space.")));
  }
}
