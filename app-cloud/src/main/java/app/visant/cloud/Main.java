package app.visant.cloud;

/** Starts the cloud: {@code java -jar app-cloud.jar server [file]}; {@code --help} tells the other commands. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        new CloudApplication(System.getenv()).run(arguments.length == 0 ? new String[] {"server"} : arguments);
    }
}
