module purge
