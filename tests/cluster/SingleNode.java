import java.nio.file.Path;
import java.util.List;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** One node of a cluster, with the settings of the command line: name=value. */
public final class SingleNode extends Node {
    private SingleNode(Environment environment) {
        // A distribution loads them from folders; here they stand on the class path.
        super(environment, List.of(Netty4Plugin.class, ReindexPlugin.class), false);
    }

    public static void main(String[] given) throws Exception {
        Settings.Builder settings = Settings.builder();
        for (String setting : given) {
            String[] pair = setting.split("=", 2);
            if (pair[1].startsWith("[")) {
                settings.putList(pair[0], pair[1].substring(1, pair[1].length() - 1).split(","));
            } else {
                settings.put(pair[0], pair[1]);
            }
        }
        Settings made = settings.build();
        new SingleNode(new Environment(made, Path.of(made.get("path.home"), "config"))).start();
        Thread.currentThread().join();
    }
}
