"""What is measured: each client in a module of its own, which is loaded in a process of its own."""
