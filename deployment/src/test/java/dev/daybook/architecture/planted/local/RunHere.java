package dev.daybook.architecture.planted.local;

public class RunHere {

    public void run() {
        System.out.println("running");
    }
}
