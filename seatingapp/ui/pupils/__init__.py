"""The Pupils page: who is in the school and in which class, and the import of class lists."""
